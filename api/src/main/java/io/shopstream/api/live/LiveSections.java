package io.shopstream.api.live;

import io.shopstream.api.answer.RankedProduct;
import io.shopstream.api.answer.RevenueBucket;
import io.shopstream.api.answer.live.LatestOrder;
import io.shopstream.api.answer.live.LiveRevenue;
import java.time.Instant;
import java.util.List;

/** The events of the live stream besides {@code rates} and {@code pipeline}; each is the full state of its section. */
final class LiveSections {
    private LiveSections() {}

    /** Event {@code revenue}: every rolling window, shortest first. */
    record RevenueWindows(String currency, List<LiveRevenue> windows, Instant asOf) {}

    /**
     * Event {@code series}: the last 60 minutes, every minute present, ascending; the last one is still incomplete.
     * {@code as_of} is when it last changed; {@code stale} if a store {@code lag} records behind has answered.
     */
    record RevenueMinutes(
            String currency,
            Instant from,
            Instant to,
            List<RevenueBucket> series,
            Instant asOf,
            boolean stale,
            long lag) {}

    /**
     * Event {@code products}: the best sellers of the last hour, by net and by units; {@code stale} if a store
     * {@code lag} records behind has answered.
     */
    record BestSellers(
            String currency,
            String window,
            Instant from,
            Instant to,
            List<RankedProduct> byNet,
            List<RankedProduct> byUnits,
            Instant asOf,
            boolean stale,
            long lag) {}

    /** Event {@code orders}: newest first. */
    record Orders(List<LatestOrder> items, Instant asOf) {}
}
