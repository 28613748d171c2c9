package io.shopstream.schemas.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Sum of {@link FunnelPane}s. A session counts in one hour only, so no session is counted twice. */
public record FunnelTotal(
        long sessions, long withView, long withCart, long withCheckout, long withPurchase, long abandoned) {

    private static final int RATIO_DIGITS = 4;

    public static FunnelTotal of(Collection<FunnelPane> panes) {
        return new FunnelTotal(
                panes.stream().mapToLong(FunnelPane::sessions).sum(),
                panes.stream().mapToLong(FunnelPane::withView).sum(),
                panes.stream().mapToLong(FunnelPane::withCart).sum(),
                panes.stream().mapToLong(FunnelPane::withCheckout).sum(),
                panes.stream().mapToLong(FunnelPane::withPurchase).sum(),
                panes.stream().mapToLong(FunnelPane::abandoned).sum());
    }

    /** Share of sessions with a purchase, such as {@code 0.0312}; null if there was no session. */
    public @Nullable String conversionRatio() {
        return ratio(withPurchase, sessions);
    }

    /**
     * Share of sessions without a purchase among those with a cart, such as {@code 0.6875}; null if none had a cart.
     */
    public @Nullable String abandonmentRatio() {
        return ratio(abandoned, withCart);
    }

    private static @Nullable String ratio(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part)
                        .divide(BigDecimal.valueOf(whole), RATIO_DIGITS, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
