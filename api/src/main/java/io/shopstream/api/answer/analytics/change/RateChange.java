package io.shopstream.api.answer.analytics.change;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A rate or ratio of the former span beside that of the range.
 *
 * @param value of the former span
 * @param difference of the range to it, in the same unit
 * @param percent difference in per cent of the former value; null if that value is zero
 */
public record RateChange(
        BigDecimal value, BigDecimal difference, @Nullable BigDecimal percent) {

    /** Null if either is unknown. */
    public static @Nullable RateChange ofNullable(@Nullable BigDecimal now, @Nullable BigDecimal former) {
        return now == null || former == null
                ? null
                : new RateChange(former, now.subtract(former), Percent.ofChange(now, former));
    }
}
