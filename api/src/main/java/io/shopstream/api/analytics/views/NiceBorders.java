package io.shopstream.api.analytics.views;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Buckets of amounts that are equally wide, with borders at multiples of 1, 2 or 5 times a power of ten, and what lies
 * beyond in one open bucket at each end.
 *
 * @param start of the first bucket that is not open
 * @param count of those that are not open, 1 to 18
 */
record NiceBorders(BigDecimal start, BigDecimal width, int count) {
    // A span may begin and end within a bucket, so one more than these; and two are open.
    private static final int MAX_WIDTHS = 17;
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final List<BigDecimal> STEPS =
            List.of(BigDecimal.ONE, BigDecimal.TWO, new BigDecimal("5"), BigDecimal.TEN);

    /**
     * The narrowest ones.
     *
     * @param low in the first bucket that is not open
     * @param high in the last one that is not open, at least {@code low}
     */
    static NiceBorders of(BigDecimal low, BigDecimal high) {
        BigDecimal width = width(high.subtract(low).divide(BigDecimal.valueOf(MAX_WIDTHS), 4, RoundingMode.UP));
        BigDecimal first = low.divide(width, 0, RoundingMode.FLOOR);
        BigDecimal last = high.divide(width, 0, RoundingMode.FLOOR);
        return new NiceBorders(
                first.multiply(width), width, last.subtract(first).intValueExact() + 1);
    }

    private static BigDecimal width(BigDecimal least) {
        if (least.compareTo(CENT) <= 0) {
            return CENT;
        }
        // The power of ten at or below it.
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(least.precision() - least.scale() - 1);
        return STEPS.stream()
                .map(power::multiply)
                .filter(step -> step.compareTo(least) >= 0)
                .findFirst()
                .orElseThrow()
                .setScale(2, RoundingMode.UNNECESSARY);
    }

    /** The lower border of a bucket, from 0; of the one after the last, its upper border. */
    BigDecimal border(int index) {
        return start.add(width.multiply(BigDecimal.valueOf(index)));
    }
}
