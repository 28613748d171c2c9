package io.shopstream.api.answer.analytics.visits;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The visits that began in one bucket.
 *
 * @param conversionRate visits that bought, as a fraction of all
 * @param abandonmentRate visits with a cart that did not buy, as a fraction of those with a cart; null without carts
 */
public record FunnelBucket(
        Instant start,
        long sessions,
        long withView,
        long withCart,
        long withCheckout,
        long withPurchase,
        long abandoned,
        @Nullable BigDecimal conversionRate,
        @Nullable BigDecimal abandonmentRate) {

    public static FunnelBucket of(Instant start, VisitCounts visits) {
        return new FunnelBucket(
                start,
                visits.sessions(),
                visits.withView(),
                visits.withCart(),
                visits.withCheckout(),
                visits.withPurchase(),
                visits.abandoned(),
                visits.conversionRate(),
                visits.abandonmentRate());
    }
}
