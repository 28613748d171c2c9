package io.shopstream.api.answer.analytics.visits;

import io.shopstream.api.answer.analytics.change.Changes;
import io.shopstream.api.answer.analytics.change.Indexed;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The visits that began in one bucket.
 *
 * @param index from 0, empty buckets counted: equal indexes of a series and of the former one belong together
 * @param conversionRate visits that bought, as a fraction of all
 * @param abandonmentRate visits with a cart that did not buy, as a fraction of those with a cart; null without carts
 */
public record FunnelBucket(
        int index,
        Instant start,
        long sessions,
        long withView,
        long withCart,
        long withCheckout,
        long withPurchase,
        long abandoned,
        @Nullable BigDecimal conversionRate,
        @Nullable BigDecimal abandonmentRate)
        implements Indexed {

    public static FunnelBucket of(int index, Instant start, VisitCounts visits) {
        return new FunnelBucket(
                index,
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

    /** @param former null without visits */
    Changes comparedWith(@Nullable FunnelBucket former) {
        return FunnelChanges.of(visits(), former == null ? VisitCounts.NONE : former.visits());
    }

    private VisitCounts visits() {
        return new VisitCounts(sessions, withView, withCart, withCheckout, withPurchase, abandoned);
    }
}
