package io.shopstream.api.answer.analytics.change;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Shares and changes, rounded half up. */
public final class Percent {
    private static final int PERCENT_DIGITS = 2;
    private static final int RATE_DIGITS = 4;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Percent() {}

    /** Two digits after the point; null if {@code former} is zero. */
    static @Nullable BigDecimal ofChange(BigDecimal now, BigDecimal former) {
        return former.signum() == 0
                ? null
                : now.subtract(former).multiply(HUNDRED).divide(former.abs(), PERCENT_DIGITS, RoundingMode.HALF_UP);
    }

    /** As a fraction, such as 0.2500, not in per cent; null if {@code whole} is zero. */
    public static @Nullable BigDecimal rate(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : part.divide(whole, RATE_DIGITS, RoundingMode.HALF_UP);
    }

    /** As a fraction, such as 0.2500, not in per cent; null if {@code whole} is zero. */
    public static @Nullable BigDecimal rate(long part, long whole) {
        return rate(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }
}
