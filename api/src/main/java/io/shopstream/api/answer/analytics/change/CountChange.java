package io.shopstream.api.answer.analytics.change;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A count of the former span beside that of the range.
 *
 * @param value of the former span
 * @param difference of the range to it
 * @param percent difference in per cent of the former value's size, so that its sign is that of the difference; null if
 *     that value is zero
 */
public record CountChange(
        long value, long difference, @Nullable BigDecimal percent) {

    public static CountChange of(long now, long former) {
        return new CountChange(
                former, now - former, Percent.ofChange(BigDecimal.valueOf(now), BigDecimal.valueOf(former)));
    }
}
