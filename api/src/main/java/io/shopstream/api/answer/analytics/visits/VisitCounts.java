package io.shopstream.api.answer.analytics.visits;

import io.shopstream.api.answer.analytics.change.Percent;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How far visits came: each count but the first is of a part of the visits. */
public record VisitCounts(
        long sessions, long withView, long withCart, long withCheckout, long withPurchase, long abandoned) {
    public static final VisitCounts NONE = new VisitCounts(0, 0, 0, 0, 0, 0);

    public VisitCounts plus(VisitCounts other) {
        return new VisitCounts(
                sessions + other.sessions,
                withView + other.withView,
                withCart + other.withCart,
                withCheckout + other.withCheckout,
                withPurchase + other.withPurchase,
                abandoned + other.abandoned);
    }

    /** Visits that bought, as a fraction of all; null if there were none. */
    public @Nullable BigDecimal conversionRate() {
        return Percent.rate(withPurchase, sessions);
    }

    /** Visits that put something into the cart and did not buy, as a fraction of those with a cart; null without. */
    public @Nullable BigDecimal abandonmentRate() {
        return Percent.rate(abandoned, withCart);
    }
}
