package io.shopstream.api.answer.warehouse;

import io.shopstream.api.answer.RevenueBucket;
import io.shopstream.api.answer.RevenueTable;
import io.shopstream.api.answer.Tabular;
import io.shopstream.api.answer.analytics.change.RevenueComparison;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Revenue of any range from the warehouse, with its buckets if a granularity was requested.
 *
 * @param granularity {@code none}, {@code minute}, {@code hour}, {@code day}, {@code week} (ISO), {@code month},
 *     {@code quarter} or {@code year}
 * @param series ascending, empty buckets left out; null with granularity {@code none}
 * @param source {@code mart} where sums per minute, or with a filter per hour, give these figures, else {@code facts};
 *     both are exact
 * @param asOf time of the last load that these figures contain
 * @param timeZone in which the buckets of the series begin
 * @param category id to which the figures are restricted: lines of this category at the sale; null for all
 * @param country shipping country to which they are restricted; null for all
 * @param channel sales channel to which they are restricted; null for all
 * @param comparison with a former span; null if none was requested
 */
public record WarehouseRevenue(
        String currency,
        Instant from,
        Instant to,
        String granularity,
        String gross,
        String returns,
        String net,
        long orders,
        long units,
        @Nullable String averageOrderValue,
        @Nullable List<RevenueBucket> series,
        String source,
        Instant asOf,
        String timeZone,
        @Nullable String category,
        @Nullable String country,
        @Nullable String channel,
        @Nullable RevenueComparison comparison)
        implements Tabular {

    @Override
    public String tableName() {
        return "revenue-" + currency;
    }

    @Override
    public List<String> columns() {
        return RevenueTable.COLUMNS;
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        List<RevenueBucket> buckets =
                series == null ? List.of(new RevenueBucket(from, gross, returns, net, orders, units)) : series;
        buckets.forEach(bucket -> row.accept(RevenueTable.row(currency, bucket)));
    }
}
