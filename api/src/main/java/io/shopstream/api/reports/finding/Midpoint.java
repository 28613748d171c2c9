package io.shopstream.api.reports.finding;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Splits the change of an amount into that of a count and that of its amount per count. */
final class Midpoint {
    private static final int CENTS = 2;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Midpoint() {}

    /** What the change of the count made, at the mean of both amounts per count; neither count is zero. */
    static BigDecimal byCount(Comparison amount, long now, long former) {
        BigDecimal perCount = per(amount.now(), now).add(per(amount.former(), former));
        return perCount.multiply(BigDecimal.valueOf(now - former)).divide(TWO, CENTS, RoundingMode.HALF_UP);
    }

    private static BigDecimal per(BigDecimal amount, long count) {
        return amount.divide(BigDecimal.valueOf(count), MathContext.DECIMAL64);
    }
}
