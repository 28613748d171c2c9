package io.shopstream.api.analytics;

import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.RevenueBucket;
import io.shopstream.api.answer.analytics.change.RevenueComparison;
import io.shopstream.api.answer.warehouse.WarehouseRevenue;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Revenue of a range and its buckets. Exact for any range, to the millisecond, in any time zone. */
public record RevenueQuery(String currency, Period period, SalesFilter filter)
        implements WarehouseQuery<WarehouseRevenue> {

    @Override
    public WarehouseRevenue ask(JdbcClient snapshot, Instant asOf) {
        RevenueByBucket revenue = RevenueByBucket.read(snapshot, currency, period, filter);
        Revenue total = revenue.total();
        return new WarehouseRevenue(
                currency,
                period.range().from(),
                period.range().to(),
                period.granularity().code(),
                total.gross().toPlainString(),
                total.returns().toPlainString(),
                total.net().toPlainString(),
                total.orders(),
                total.units(),
                total.averageOrderValue(),
                period.granularity() == Granularity.NONE ? null : series(revenue),
                revenue.source(),
                asOf,
                period.zone().getId(),
                filter.category(),
                filter.country(),
                filter.channel(),
                comparison(snapshot, currency, period, filter, total));
    }

    private static List<RevenueBucket> series(RevenueByBucket revenue) {
        return revenue.byBucket().entrySet().stream()
                .map(bucket -> RevenueBucket.of(revenue.buckets().start(bucket.getKey()), bucket.getValue()))
                .toList();
    }

    /** Null if nothing is to be compared. */
    static @Nullable RevenueComparison comparison(
            JdbcClient snapshot, String currency, Period period, SalesFilter filter, Revenue now) {
        return period.former()
                .map(former -> RevenueComparison.of(
                        period.compare().code(),
                        former.range().from(),
                        former.range().to(),
                        now,
                        RevenueByBucket.read(snapshot, currency, former.whole(), filter)
                                .total()))
                .orElse(null);
    }
}
