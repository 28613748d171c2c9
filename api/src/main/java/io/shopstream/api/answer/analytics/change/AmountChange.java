package io.shopstream.api.answer.analytics.change;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An amount of the former span beside that of the range, in the currency of the answer.
 *
 * @param value of the former span
 * @param difference of the range to it
 * @param percent difference in per cent of the former value's size, so that its sign is that of the difference; null if
 *     that value is zero
 */
public record AmountChange(
        String value, String difference, @Nullable BigDecimal percent) {

    public static AmountChange of(BigDecimal now, BigDecimal former) {
        return new AmountChange(
                former.toPlainString(), now.subtract(former).toPlainString(), Percent.ofChange(now, former));
    }

    /** Null if either is unknown. */
    public static @Nullable AmountChange ofNullable(@Nullable String now, @Nullable String former) {
        return now == null || former == null ? null : of(new BigDecimal(now), new BigDecimal(former));
    }
}
