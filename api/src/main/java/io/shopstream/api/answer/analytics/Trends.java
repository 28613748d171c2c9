package io.shopstream.api.answer.analytics;

import io.shopstream.api.answer.Tabular;
import io.shopstream.api.answer.analytics.change.RevenueComparison;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Several measures of {@code [from, to)} side by side. Visits are null with a filter, and where a bucket begins or ends
 * within an hour of UTC, by which they are counted.
 *
 * @param timeZone in which the buckets begin
 * @param series ascending, empty buckets left out
 * @param comparison of the totals; null if none was requested
 * @param formerSeries of the former span; null if nothing is compared
 * @param source of the revenue: {@code mart} or {@code facts}; both are exact
 * @param asOf time of the last load that these figures contain
 */
public record Trends(
        String currency,
        Instant from,
        Instant to,
        String granularity,
        String timeZone,
        List<TrendBucket> series,
        @Nullable RevenueComparison comparison,
        @Nullable List<TrendBucket> formerSeries,
        @Nullable String category,
        @Nullable String country,
        @Nullable String channel,
        String source,
        Instant asOf)
        implements Tabular {

    public Trends {
        series = List.copyOf(series);
    }

    @Override
    public String tableName() {
        return "trends-" + currency;
    }

    @Override
    public List<String> columns() {
        return List.of(
                "start",
                "currency",
                "gross",
                "returns",
                "net",
                "orders",
                "units",
                "average_order_value",
                "customers",
                "new_customers",
                "orders_lost",
                "sessions",
                "conversion_rate");
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        for (TrendBucket bucket : series) {
            String average = bucket.averageOrderValue();
            row.accept(Arrays.asList(
                    bucket.start(),
                    currency,
                    new Decimal(bucket.gross()),
                    new Decimal(bucket.returns()),
                    new Decimal(bucket.net()),
                    bucket.orders(),
                    bucket.units(),
                    average == null ? null : new Decimal(average),
                    bucket.customers(),
                    bucket.newCustomers(),
                    bucket.ordersLost(),
                    bucket.sessions(),
                    bucket.conversionRate()));
        }
    }
}
