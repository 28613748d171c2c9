package io.shopstream.api.analytics.forecast;

import java.util.Arrays;

/** Quantiles, which single strange days do not move. */
final class Medians {
    /** The median of absolute deviations times this is the standard deviation, if the values are normal. */
    private static final double NORMAL = 1.4826;

    private Medians() {}

    static double median(double... values) {
        return quantile(0.5, values);
    }

    /** Between two values it is interpolated. */
    static double quantile(double share, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** A standard deviation around zero. */
    static double deviation(double... values) {
        return NORMAL * median(Arrays.stream(values).map(Math::abs).toArray());
    }
}
