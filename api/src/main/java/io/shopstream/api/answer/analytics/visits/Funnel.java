package io.shopstream.api.answer.analytics.visits;

import io.shopstream.api.answer.Tabular;
import io.shopstream.api.answer.analytics.change.ChangeColumns;
import io.shopstream.api.answer.analytics.change.Changes;
import io.shopstream.api.answer.analytics.change.ComparedWith;
import io.shopstream.api.answer.analytics.change.Indexed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How far the visits that began in {@code [from, to)} came. A visit is a run of one user's events without a gap of more
 * than 30 minutes.
 *
 * @param conversionRate visits that bought, as a fraction of all; null without visits
 * @param abandonmentRate visits with a cart that did not buy, as a fraction of those with a cart; null without carts
 * @param series ascending, buckets without visits left out; null with granularity {@code none}
 * @param formerSeries of the former span; null if nothing is compared, or without a series
 * @param comparedWith null if nothing is compared
 * @param changes of the totals; null if nothing is compared
 * @param source always {@code mart}, which counts by hours of UTC
 * @param asOf time of the last load that these figures contain
 */
public record Funnel(
        Instant from,
        Instant to,
        String granularity,
        String timeZone,
        long sessions,
        long withView,
        long withCart,
        long withCheckout,
        long withPurchase,
        long abandoned,
        @Nullable BigDecimal conversionRate,
        @Nullable BigDecimal abandonmentRate,
        @Nullable List<FunnelBucket> series,
        @Nullable List<FunnelBucket> formerSeries,
        @Nullable ComparedWith comparedWith,
        @Nullable FunnelChanges changes,
        String source,
        Instant asOf)
        implements Tabular {

    @Override
    public String tableName() {
        return "funnel";
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("start"));
        columns.addAll(FunnelChanges.FIGURES);
        return ChangeColumns.names(columns, comparedWith, FunnelChanges.FIGURES);
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        if (series == null) {
            row.accept(row(whole(), changes));
            return;
        }
        Map<Integer, FunnelBucket> former = Indexed.byIndex(formerSeries);
        for (FunnelBucket bucket : series) {
            row.accept(row(
                    bucket,
                    ChangeColumns.ofBucket(
                            bucket,
                            comparedWith,
                            FunnelChanges.FIGURES,
                            () -> bucket.comparedWith(former.get(bucket.index())))));
        }
    }

    private static List<@Nullable Object> row(FunnelBucket bucket, @Nullable Changes compared) {
        return ChangeColumns.row(
                Arrays.asList(
                        bucket.start(),
                        bucket.sessions(),
                        bucket.withView(),
                        bucket.withCart(),
                        bucket.withCheckout(),
                        bucket.withPurchase(),
                        bucket.abandoned(),
                        bucket.conversionRate(),
                        bucket.abandonmentRate()),
                compared);
    }

    private FunnelBucket whole() {
        return FunnelBucket.of(
                0, from, new VisitCounts(sessions, withView, withCart, withCheckout, withPurchase, abandoned));
    }
}
