package io.shopstream.api.answer.analytics.visits;

import io.shopstream.api.answer.analytics.change.Change;
import io.shopstream.api.answer.analytics.change.Changes;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How visits differ from those of the former span.
 *
 * @param conversionRate null if either span has no visits
 * @param abandonmentRate null if either span has no visits with a cart
 */
public record FunnelChanges(
        Change<Long> sessions,
        Change<Long> withView,
        Change<Long> withCart,
        Change<Long> withCheckout,
        Change<Long> withPurchase,
        Change<Long> abandoned,
        @Nullable Change<BigDecimal> conversionRate,
        @Nullable Change<BigDecimal> abandonmentRate)
        implements Changes {
    static final List<String> FIGURES = List.of(
            "sessions",
            "with_view",
            "with_cart",
            "with_checkout",
            "with_purchase",
            "abandoned",
            "conversion_rate",
            "abandonment_rate");

    public static FunnelChanges of(VisitCounts now, VisitCounts former) {
        return new FunnelChanges(
                Change.of(now.sessions(), former.sessions()),
                Change.of(now.withView(), former.withView()),
                Change.of(now.withCart(), former.withCart()),
                Change.of(now.withCheckout(), former.withCheckout()),
                Change.of(now.withPurchase(), former.withPurchase()),
                Change.of(now.abandoned(), former.abandoned()),
                Change.ofRates(now.conversionRate(), former.conversionRate()),
                Change.ofRates(now.abandonmentRate(), former.abandonmentRate()));
    }

    @Override
    public List<@Nullable Change<?>> all() {
        return Arrays.asList(
                sessions, withView, withCart, withCheckout, withPurchase, abandoned, conversionRate, abandonmentRate);
    }
}
