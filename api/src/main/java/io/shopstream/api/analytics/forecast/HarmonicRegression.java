package io.shopstream.api.analytics.forecast;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Dynamic harmonic regression:
 * {@code y(t) = a + b t + w(weekday) + sum over k of c(k) cos(2 pi k d / 365.25) + s(k) sin(2 pi k d / 365.25) + r(t)},
 * where d is the day of the year and r an autoregression of order 1, {@code r(t) = f r(t-1) + e(t)}. A day a year ago
 * weighs half. Hyndman and Athanasopoulos, section 10.5.
 *
 * <p>The penalties of {@link Ridge} draw to zero what a short history cannot know: the slope of a line through three
 * weeks, and waves that turn often in a year. Days that are more than three robust deviations off are moved there before
 * the last fit (P. Huber, 1964), so that a closed day or a bulk order bends nothing.
 */
final class HarmonicRegression {
    private static final int WAVES = 10;
    private static final double YEAR = 365.25;
    private static final double HALF_LIFE = 365;
    private static final double STRANGE = 3;
    private static final int FITS = 3;
    private static final double MAX_AUTOCORRELATION = 0.95;
    private static final double TINY = 1e-9;

    // Of the slope per year, of a weekday, of the first wave. Of wave k: k squared times that of the first.
    private static final double SLOPE_PENALTY = 1;
    private static final double WEEKDAY_PENALTY = 1;
    private static final double WAVE_PENALTY = 0.2;

    private static final int SLOPE = 1;
    private static final int WEEKDAYS = 2;
    private static final int FIRST_WAVE = WEEKDAYS + DailySeries.WEEK;

    private final DailySeries series;
    private final boolean yearly;
    private final double[][] rows;
    private final double[] coefficients;
    private final DailySeries cleaned;
    private final double autocorrelation;
    private final double deviation;

    private HarmonicRegression(DailySeries series, boolean yearly) {
        this.series = series;
        this.yearly = yearly;
        int n = series.size();
        this.rows = IntStream.range(0, n).mapToObj(this::row).toArray(double[][]::new);
        double[] weights = new double[n];
        Arrays.setAll(weights, index -> Math.pow(0.5, (n - 1 - index) / HALF_LIFE));
        Ridge ridge = new Ridge(rows, weights, penalties(yearly));
        double[] fitted = ridge.solve(series.toArray());
        double[] values = series.toArray();
        for (int fit = 1; fit < FITS; fit++) {
            values = withoutStrangeDays(fitted);
            fitted = ridge.solve(values);
        }
        this.coefficients = fitted;
        this.cleaned = DailySeries.of(series.day(0), values);
        double[] residuals = residuals(fitted, values);
        this.autocorrelation = autocorrelation(residuals, weights);
        this.deviation = Math.sqrt(weightedSquares(residuals, weights));
    }

    /** @param yearly whether the history is long enough for waves of a year */
    static HarmonicRegression of(DailySeries series, boolean yearly) {
        return new HarmonicRegression(series, yearly);
    }

    /** The series with strange days moved towards the curve. */
    DailySeries cleaned() {
        return cleaned;
    }

    /** The wave of the year on a day, which may be after the last one. */
    double yearlyWave(int index) {
        double[] row = index < rows.length ? rows[index] : row(index);
        return IntStream.range(FIRST_WAVE, row.length)
                .mapToDouble(column -> row[column] * coefficients[column])
                .sum();
    }

    /** {@code f^h} of the last residual is left after h days; the variance is {@code s^2 (1 - f^(2h))}. */
    List<Spread> predict(int days) {
        int last = series.size() - 1;
        double residual = cleaned.value(last) - Ridge.product(rows[last], coefficients);
        return IntStream.rangeClosed(1, days)
                .mapToObj(ahead -> {
                    double left = Math.pow(autocorrelation, ahead);
                    return new Spread(
                            Ridge.product(row(last + ahead), coefficients) + left * residual,
                            deviation * Math.sqrt(1 - left * left));
                })
                .toList();
    }

    private double[] row(int index) {
        double[] row = new double[yearly ? FIRST_WAVE + 2 * WAVES : FIRST_WAVE];
        LocalDate day = series.day(index);
        row[0] = 1;
        row[SLOPE] = (index - series.size() + 1) / YEAR;
        row[WEEKDAYS + day.getDayOfWeek().ordinal()] = 1;
        for (int column = FIRST_WAVE; column < row.length; column += 2) {
            int wave = (column - FIRST_WAVE) / 2 + 1;
            double angle = 2 * Math.PI * wave * day.getDayOfYear() / YEAR;
            row[column] = Math.cos(angle);
            row[column + 1] = Math.sin(angle);
        }
        return row;
    }

    private static double[] penalties(boolean yearly) {
        double[] penalties = new double[yearly ? FIRST_WAVE + 2 * WAVES : FIRST_WAVE];
        penalties[0] = TINY;
        penalties[SLOPE] = SLOPE_PENALTY;
        Arrays.fill(penalties, WEEKDAYS, FIRST_WAVE, WEEKDAY_PENALTY);
        for (int column = FIRST_WAVE; column < penalties.length; column++) {
            int wave = (column - FIRST_WAVE) / 2 + 1;
            penalties[column] = WAVE_PENALTY * wave * wave;
        }
        return penalties;
    }

    private double[] withoutStrangeDays(double[] fitted) {
        double[] residuals = residuals(fitted, series.toArray());
        double limit = STRANGE * Math.max(Medians.deviation(residuals), TINY);
        double[] values = new double[rows.length];
        Arrays.setAll(
                values, index -> series.value(index) - residuals[index] + Math.clamp(residuals[index], -limit, limit));
        return values;
    }

    private double[] residuals(double[] fitted, double[] values) {
        double[] residuals = new double[rows.length];
        Arrays.setAll(residuals, index -> values[index] - Ridge.product(rows[index], fitted));
        return residuals;
    }

    private static double autocorrelation(double[] residuals, double[] weights) {
        double products = 0;
        double squares = TINY;
        for (int index = 1; index < residuals.length; index++) {
            products += weights[index] * residuals[index] * residuals[index - 1];
            squares += weights[index] * residuals[index - 1] * residuals[index - 1];
        }
        return Math.clamp(products / squares, 0, MAX_AUTOCORRELATION);
    }

    private static double weightedSquares(double[] residuals, double[] weights) {
        double squares = 0;
        double all = 0;
        for (int index = 0; index < residuals.length; index++) {
            squares += weights[index] * residuals[index] * residuals[index];
            all += weights[index];
        }
        return squares / all;
    }
}
