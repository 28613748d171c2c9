package io.shopstream.schemas.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Converts between minor units (hundredths, the only form in records and state) and decimals with two places (the form
 * in SQL, JSON and on screen). Every conversion but {@link #roundToMinor} is exact or throws.
 */
public final class Money {
    /** The largest amount that {@code numeric(14,2)} holds, in minor units. */
    public static final long MAX_MINOR = 99_999_999_999_999L;

    private static final int SCALE = 2;

    private Money() {}

    /** {@code 1234} is {@code 12.34}. */
    public static BigDecimal toDecimal(long minor) {
        return BigDecimal.valueOf(minor, SCALE);
    }

    /**
     * {@code 12.34} is {@code 1234}.
     *
     * @throws ArithmeticException if the amount has a fraction of a minor unit or does not fit a long
     */
    public static long toMinor(BigDecimal amount) {
        return amount.setScale(SCALE, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    }

    /**
     * Rounds to the nearest minor unit, exact halves away from zero; used for the prices of an imported file.
     *
     * @throws ArithmeticException if the amount does not fit a long
     */
    public static long roundToMinor(BigDecimal amount) {
        return amount.setScale(SCALE, RoundingMode.HALF_UP).unscaledValue().longValueExact();
    }

    /** {@code 1234} is {@code "12.34"}, {@code -5} is {@code "-0.05"}. */
    public static String format(long minor) {
        return toDecimal(minor).toPlainString();
    }
}
