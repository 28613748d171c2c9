package io.shopstream.schemas.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** {@link FunnelPane}s added up. A visit counts in one hour only, so nothing is counted twice. */
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

    /** Visits with a purchase among all visits, such as {@code 0.0312}; null if there was none. */
    public @Nullable String conversionRatio() {
        return ratio(withPurchase, sessions);
    }

    /** Visits without a purchase among those with a cart, such as {@code 0.6875}; null if there was none. */
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
