package io.shopstream.api.answer.analytics;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.analytics.visits.VisitCounts;
import org.jspecify.annotations.Nullable;

/**
 * Sales and visits of a span as a whole.
 *
 * @param ordersLost sales placed in the span that were cancelled or refunded since
 * @param visits null with a filter, and where an end of the span is within an hour of UTC, by which visits are counted
 * @param source of the revenue: {@code mart} or {@code facts}; both are exact
 */
public record SpanTotals(
        Revenue revenue, long ordersLost, @Nullable VisitCounts visits, String source) {}
