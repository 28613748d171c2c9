package io.shopstream.api.analytics.forecast;

import java.util.Arrays;

/**
 * The scale on which the methods work: {@code y = asinh(x / u)}, where u is a fifth of the median of the days on which
 * something was sold.
 *
 * <p>Near the usual level it is a logarithm, so that seasons multiply and growth is a line, as in shops. Below u it is
 * linear, and it is odd: a day without sales is 0 and lies 2.3 below a usual day, a day of more returns than sales is
 * negative. With {@code log1p} of the amount a day without sales would lie 9 below a usual day of 10,000, and one such
 * day would outweigh all others; a negative one would need a floor. Since u follows the level, the same sales in another
 * currency give the same forecast.
 */
record LevelScale(double unit) {
    private static final double SHARE_OF_MEDIAN = 0.2;

    static LevelScale of(DailySeries series) {
        double[] sold = Arrays.stream(series.toArray())
                .map(Math::abs)
                .filter(value -> value > 0)
                .toArray();
        return new LevelScale(sold.length == 0 ? 1 : SHARE_OF_MEDIAN * Medians.median(sold));
    }

    double of(double value) {
        double ratio = Math.abs(value) / unit;
        return Math.copySign(Math.log(ratio + Math.sqrt(ratio * ratio + 1)), value);
    }

    /** The value of a point of the scale. */
    double back(double point) {
        return unit * Math.sinh(point);
    }
}
