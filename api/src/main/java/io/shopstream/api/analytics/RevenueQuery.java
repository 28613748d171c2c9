package io.shopstream.api.analytics;

import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.analytics.SalesBucket;
import io.shopstream.api.answer.analytics.change.RevenueChanges;
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
        RevenueByBucket former = period.former()
                .map(span -> RevenueByBucket.read(snapshot, currency, span, filter))
                .orElse(null);
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
                series(revenue),
                revenue.source(),
                asOf,
                period.zone().getId(),
                filter.category(),
                filter.country(),
                filter.channel(),
                series(former),
                period.comparedWith(),
                former == null ? null : RevenueChanges.of(total, former.total()));
    }

    private @Nullable List<SalesBucket> series(@Nullable RevenueByBucket revenue) {
        return revenue == null || period.granularity() == Granularity.NONE
                ? null
                : revenue.byBucket().entrySet().stream()
                        .map(bucket -> SalesBucket.of(
                                bucket.getKey(), revenue.buckets().start(bucket.getKey()), bucket.getValue()))
                        .toList();
    }
}
