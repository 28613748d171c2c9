package io.shopstream.api.answer.analytics;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.Tabular;
import io.shopstream.api.answer.analytics.change.ChangeColumns;
import io.shopstream.api.answer.analytics.change.ComparedWith;
import io.shopstream.api.answer.analytics.change.Indexed;
import io.shopstream.api.answer.analytics.change.RevenueChanges;
import io.shopstream.api.answer.analytics.visits.VisitCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Several measures of {@code [from, to)} side by side. Visits are null with a filter, and where a bucket begins or ends
 * within an hour of UTC, by which they are counted.
 *
 * @param timeZone in which the buckets begin
 * @param series ascending, empty buckets left out
 * @param formerSeries of the former span; null if nothing is compared
 * @param comparedWith null if nothing is compared
 * @param changes of the total revenue; null if nothing is compared
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
        @Nullable List<TrendBucket> formerSeries,
        @Nullable ComparedWith comparedWith,
        @Nullable RevenueChanges changes,
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
        List<String> columns = new ArrayList<>(List.of("start", "currency"));
        columns.addAll(TrendBucket.FIGURES);
        return ChangeColumns.names(columns, comparedWith, TrendBucket.FIGURES);
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        Map<Integer, TrendBucket> former = Indexed.byIndex(formerSeries);
        // A former span without any bucket tells nothing; visits are then known where those of this span are.
        boolean hasVisits =
                (former.isEmpty() ? series : former.values()).stream().anyMatch(bucket -> bucket.sessions() != null);
        for (TrendBucket bucket : series) {
            String average = bucket.averageOrderValue();
            row.accept(ChangeColumns.row(
                    Arrays.asList(
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
                            bucket.conversionRate()),
                    ChangeColumns.ofBucket(
                            bucket,
                            comparedWith,
                            TrendBucket.FIGURES,
                            () -> bucket.comparedWith(former.getOrDefault(bucket.index(), quiet(bucket, hasVisits))))));
        }
    }

    /** The bucket of the former span in which nothing happened. */
    private static TrendBucket quiet(TrendBucket now, boolean hasVisits) {
        return TrendBucket.of(now.index(), now.start(), Revenue.ZERO, 0, 0, 0, hasVisits ? VisitCounts.NONE : null);
    }
}
