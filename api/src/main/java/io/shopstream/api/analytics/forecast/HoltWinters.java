package io.shopstream.api.analytics.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Exponential smoothing with a damped trend and a week, ETS(A,Ad,A): with {@code e = y - (l + f b + s)} it follows by
 * {@code l' = l + f b + a e}, {@code b' = f b + ab e}, {@code s' = s + g e}, and h days ahead it says
 * {@code l + (f + f^2 + ... + f^h) b + s}. The variance is {@code v (1 + sum over j < h of c(j)^2)} with
 * {@code c(j) = a + ab (f + ... + f^j) + (g if 7 divides j)}. R. Hyndman et al.: Forecasting with Exponential Smoothing
 * (2008), tables 2.2 and 6.2; E. Gardner, E. McKenzie: Forecasting Trends in Time Series (1985).
 *
 * <p>The constants are those of a grid with the least squares of one day ahead: a search could end at another point of
 * the same depth on another machine, and the grid is fine enough.
 */
final class HoltWinters {
    private static final double[] LEVELS = {0.02, 0.05, 0.1, 0.2, 0.35, 0.5};
    private static final double[] TRENDS = {0, 0.05};
    private static final double[] WEEKS = {0.02, 0.08, 0.2};
    private static final double[] DAMPINGS = {0.9, 0.97};
    // What is older has no weight with any of these constants.
    private static final int REMEMBERED = 730;

    private final double alpha;
    private final double beta;
    private final double gamma;
    private final double phi;
    private final double[] seasons = new double[DailySeries.WEEK];
    private double level;
    private double trend;
    private double variance;
    private int days;

    private HoltWinters(double alpha, double beta, double gamma, double phi) {
        this.alpha = alpha;
        this.beta = beta;
        this.gamma = gamma;
        this.phi = phi;
    }

    /** @param series at least two weeks */
    static HoltWinters of(DailySeries series) {
        double[] values = series.tail(REMEMBERED).toArray();
        HoltWinters best = new HoltWinters(LEVELS[0], TRENDS[0], WEEKS[0], DAMPINGS[0]).follow(values);
        for (double alpha : LEVELS) {
            for (double trend : TRENDS) {
                for (double gamma : WEEKS) {
                    for (double phi : DAMPINGS) {
                        HoltWinters next = new HoltWinters(alpha, alpha * trend, gamma, phi).follow(values);
                        best = next.variance < best.variance ? next : best;
                    }
                }
            }
        }
        return best;
    }

    List<Spread> predict(int ahead) {
        double[] steps = new double[ahead + 1];
        for (int j = 1; j <= ahead; j++) {
            steps[j] = steps[j - 1] + Math.pow(phi, j);
        }
        double[] variances = new double[ahead + 1];
        variances[1] = 1;
        for (int h = 2; h <= ahead; h++) {
            double c = alpha + beta * steps[h - 1] + ((h - 1) % DailySeries.WEEK == 0 ? gamma : 0);
            variances[h] = variances[h - 1] + c * c;
        }
        return IntStream.rangeClosed(1, ahead)
                .mapToObj(h -> new Spread(
                        level + steps[h] * trend + seasons[(days + h - 1) % DailySeries.WEEK],
                        Math.sqrt(variance * variances[h])))
                .toList();
    }

    // The first two weeks say where to begin; the second one already counts as following.
    private HoltWinters follow(double[] values) {
        level = Arrays.stream(values, 0, DailySeries.WEEK).average().orElseThrow();
        double next = Arrays.stream(values, DailySeries.WEEK, 2 * DailySeries.WEEK)
                .average()
                .orElseThrow();
        for (int day = 0; day < DailySeries.WEEK; day++) {
            seasons[day] = (values[day] - level + values[day + DailySeries.WEEK] - next) / 2;
        }
        double squares = 0;
        for (int index = DailySeries.WEEK; index < values.length; index++) {
            double error = step(values[index], index % DailySeries.WEEK);
            squares += error * error;
        }
        days = values.length;
        variance = squares / (values.length - DailySeries.WEEK);
        return this;
    }

    private double step(double value, int weekday) {
        double error = value - (level + phi * trend + seasons[weekday]);
        level += phi * trend + alpha * error;
        trend = phi * trend + beta * error;
        seasons[weekday] += gamma * error;
        return error;
    }
}
