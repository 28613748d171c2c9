package io.shopstream.api.answer.warehouse;

import io.shopstream.api.answer.RevenueTable;
import io.shopstream.api.answer.Tabular;
import io.shopstream.api.answer.analytics.SalesBucket;
import io.shopstream.api.answer.analytics.change.ChangeColumns;
import io.shopstream.api.answer.analytics.change.Changes;
import io.shopstream.api.answer.analytics.change.ComparedWith;
import io.shopstream.api.answer.analytics.change.Indexed;
import io.shopstream.api.answer.analytics.change.RevenueChanges;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
 * @param formerSeries of the former span; null if nothing is compared, or without a series
 * @param comparedWith null if nothing is compared
 * @param changes of the totals; null if nothing is compared
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
        @Nullable List<SalesBucket> series,
        String source,
        Instant asOf,
        String timeZone,
        @Nullable String category,
        @Nullable String country,
        @Nullable String channel,
        @Nullable List<SalesBucket> formerSeries,
        @Nullable ComparedWith comparedWith,
        @Nullable RevenueChanges changes)
        implements Tabular {

    @Override
    public String tableName() {
        return "revenue-" + currency;
    }

    @Override
    public List<String> columns() {
        return ChangeColumns.names(RevenueTable.COLUMNS, comparedWith, SalesBucket.FIGURES);
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        if (series == null) {
            row.accept(row(new SalesBucket(0, from, gross, returns, net, orders, units), changes));
            return;
        }
        Map<Integer, SalesBucket> former = Indexed.byIndex(formerSeries);
        for (SalesBucket bucket : series) {
            row.accept(row(
                    bucket,
                    ChangeColumns.ofBucket(
                            bucket,
                            comparedWith,
                            SalesBucket.FIGURES,
                            () -> bucket.comparedWith(former.get(bucket.index())))));
        }
    }

    private List<@Nullable Object> row(SalesBucket bucket, @Nullable Changes compared) {
        return ChangeColumns.row(
                Arrays.asList(
                        bucket.start(),
                        currency,
                        new Decimal(bucket.gross()),
                        new Decimal(bucket.returns()),
                        new Decimal(bucket.net()),
                        bucket.orders(),
                        bucket.units()),
                compared);
    }
}
