package io.shopstream.api.answer.analytics.visits;

import io.shopstream.api.answer.Tabular;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How far the visits that began in {@code [from, to)} came. A visit is a run of one user's events without a gap of more
 * than 30 minutes.
 *
 * @param conversionRate visits that bought, as a fraction of all; null without visits
 * @param abandonmentRate visits with a cart that did not buy, as a fraction of those with a cart; null without carts
 * @param series ascending, buckets without visits left out; null with granularity {@code none}
 * @param comparison of the totals; null if none was requested
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
        @Nullable FunnelComparison comparison,
        String source,
        Instant asOf)
        implements Tabular {

    @Override
    public String tableName() {
        return "funnel";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "start",
                "sessions",
                "with_view",
                "with_cart",
                "with_checkout",
                "with_purchase",
                "abandoned",
                "conversion_rate",
                "abandonment_rate");
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        List<FunnelBucket> buckets = series == null ? List.of(whole()) : series;
        for (FunnelBucket bucket : buckets) {
            row.accept(Arrays.asList(
                    bucket.start(),
                    bucket.sessions(),
                    bucket.withView(),
                    bucket.withCart(),
                    bucket.withCheckout(),
                    bucket.withPurchase(),
                    bucket.abandoned(),
                    bucket.conversionRate(),
                    bucket.abandonmentRate()));
        }
    }

    private FunnelBucket whole() {
        return FunnelBucket.of(
                from, new VisitCounts(sessions, withView, withCart, withCheckout, withPurchase, abandoned));
    }
}
