package io.shopstream.api.answer.analytics.visits;

import io.shopstream.api.answer.analytics.change.CountChange;
import java.time.Instant;

/**
 * Visits of the former span {@code [from, to)}, and how the range differs from it.
 *
 * @param compare {@code previous} or {@code year}
 */
public record FunnelComparison(
        String compare,
        Instant from,
        Instant to,
        CountChange sessions,
        CountChange withView,
        CountChange withCart,
        CountChange withCheckout,
        CountChange withPurchase,
        CountChange abandoned) {

    public static FunnelComparison of(String compare, Instant from, Instant to, VisitCounts now, VisitCounts former) {
        return new FunnelComparison(
                compare,
                from,
                to,
                CountChange.of(now.sessions(), former.sessions()),
                CountChange.of(now.withView(), former.withView()),
                CountChange.of(now.withCart(), former.withCart()),
                CountChange.of(now.withCheckout(), former.withCheckout()),
                CountChange.of(now.withPurchase(), former.withPurchase()),
                CountChange.of(now.abandoned(), former.abandoned()));
    }
}
