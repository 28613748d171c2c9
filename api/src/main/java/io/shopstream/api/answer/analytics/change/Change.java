package io.shopstream.api.answer.analytics.change;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure of the range beside that of the former span.
 *
 * @param <T> as the figure itself is written: an amount is text, a count or a rate is a number
 * @param value of the range
 * @param former of the former span
 * @param difference of the range to the former span, in the same unit
 * @param percent difference in per cent of the former value's size, so that its sign is that of the difference; null if
 *     that value is zero
 */
public record Change<T>(
        T value, T former, T difference, @Nullable BigDecimal percent) {

    public static Change<String> of(BigDecimal now, BigDecimal former) {
        return new Change<>(
                now.toPlainString(),
                former.toPlainString(),
                now.subtract(former).toPlainString(),
                Percent.ofChange(now, former));
    }

    public static Change<Long> of(long now, long former) {
        return new Change<>(
                now, former, now - former, Percent.ofChange(BigDecimal.valueOf(now), BigDecimal.valueOf(former)));
    }

    /** Null if either is unknown. */
    public static @Nullable Change<String> ofAmounts(@Nullable String now, @Nullable String former) {
        return now == null || former == null ? null : of(new BigDecimal(now), new BigDecimal(former));
    }

    /** Null if either is unknown. */
    public static @Nullable Change<Long> ofCounts(@Nullable Long now, @Nullable Long former) {
        return now == null || former == null ? null : of(now.longValue(), former.longValue());
    }

    /** Of rates and ratios; null if either is unknown. */
    public static @Nullable Change<BigDecimal> ofRates(@Nullable BigDecimal now, @Nullable BigDecimal former) {
        return now == null || former == null
                ? null
                : new Change<>(now, former, now.subtract(former), Percent.ofChange(now, former));
    }
}
