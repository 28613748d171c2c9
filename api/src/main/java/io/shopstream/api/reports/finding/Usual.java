package io.shopstream.api.reports.finding;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * How a figure usually changes from one period to the next, as a fraction of the former one.
 *
 * @param expected median of the earlier changes: a Sunday may usually bring less than a Saturday
 * @param spread how far a change is from the expected one in 19 of 20 cases, if changes are spread as a normal
 *     distribution is: three times the median deviation
 */
public record Usual(BigDecimal expected, BigDecimal spread) {
    /** Nothing is known of earlier periods. */
    public static final Usual UNKNOWN = new Usual(BigDecimal.ZERO, BigDecimal.ZERO);

    private static final int MIN_STEPS = 4;
    private static final BigDecimal DEVIATIONS = BigDecimal.valueOf(3);

    /**
     * @param steps earlier periods, each with its former one; those after nothing or less tell no change
     * @return {@link #UNKNOWN} if there are fewer than four to tell from
     */
    public static Usual of(List<Comparison> steps) {
        List<BigDecimal> changes = steps.stream()
                .filter(step -> step.former().signum() > 0)
                .map(step -> step.contribution().divide(step.former(), MathContext.DECIMAL64))
                .toList();
        if (changes.size() < MIN_STEPS) {
            return UNKNOWN;
        }
        BigDecimal expected = median(changes);
        BigDecimal deviation = median(
                changes.stream().map(change -> change.subtract(expected).abs()).toList());
        return new Usual(expected, deviation.multiply(DEVIATIONS));
    }

    private static BigDecimal median(List<BigDecimal> values) {
        List<BigDecimal> sorted = new ArrayList<>(values);
        sorted.sort(null);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.valueOf(2), MathContext.DECIMAL64);
    }
}
