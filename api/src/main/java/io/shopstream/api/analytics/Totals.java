package io.shopstream.api.analytics;

import io.shopstream.api.analytics.calendar.Buckets;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.analytics.SpanTotals;
import io.shopstream.api.answer.analytics.visits.VisitCounts;
import io.shopstream.api.params.SalesFilter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sales and visits of a span as a whole, from the same sources as those by bucket. */
public final class Totals {
    private Totals() {}

    /** @param period its granularity does not matter */
    public static SpanTotals read(JdbcClient snapshot, String currency, Period period, SalesFilter filter) {
        Period whole = period.whole();
        RevenueByBucket revenue = RevenueByBucket.read(snapshot, currency, whole, filter);
        Buckets one = revenue.buckets();
        long lost = CustomersByBucket.lost(snapshot, currency, whole, filter, one).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        VisitCounts visits = filter.isEmpty() && Visits.areCounted(one)
                ? Visits.read(snapshot, whole, one).values().stream().reduce(VisitCounts.NONE, VisitCounts::plus)
                : null;
        return new SpanTotals(revenue.total(), lost, visits, revenue.source());
    }
}
