package io.shopstream.api.live;

import io.shopstream.api.live.LiveSections.BestSellers;
import io.shopstream.api.live.LiveSections.RevenueMinutes;
import io.shopstream.api.live.LiveSections.RevenueWindows;

/** The live figures of one currency, queried together. */
record LiveFigures(RevenueWindows windows, RevenueMinutes minutes, BestSellers bestSellers) {}
