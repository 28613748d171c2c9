package io.shopstream.api.analytics.forecast;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One test on the past: what a method said at its end, compared with what came.
 *
 * @param scaledError mean absolute error, divided by the mean of {@code |x(t) - x(t-7)|} over the days known then
 * @param distances of each day, on the scale of the method: the error in deviations of the spread
 */
record Trial(double scaledError, List<Double> distances) {
    private static final double TINY = 1e-9;

    static Trial test(Method method, Prepared known, DailySeries all, int from, int days) {
        List<Spread> said = method.predict(known, days);
        double error = IntStream.range(0, days)
                .mapToDouble(ahead -> Math.abs(all.value(from + ahead)
                        - known.scale().back(said.get(ahead).median())))
                .average()
                .orElseThrow();
        return new Trial(
                // Days that repeat exactly leave nothing to divide by: any error is then a large one.
                error / Math.max(weeklyChange(all, from), TINY * known.scale().unit()),
                IntStream.range(0, days)
                        .mapToObj(ahead -> distance(known.scale().of(all.value(from + ahead)), said.get(ahead)))
                        .toList());
    }

    /** Mean of {@code |x(t) - x(t-7)|} over the first {@code days} days: the error of the naive method one week ahead. */
    static double weeklyChange(DailySeries all, int days) {
        return IntStream.range(DailySeries.WEEK, days)
                .mapToDouble(index -> Math.abs(all.value(index) - all.value(index - DailySeries.WEEK)))
                .average()
                .orElseThrow();
    }

    private static double distance(double value, Spread spread) {
        return Math.max(0, Math.abs(value - spread.median()) - TINY) / Math.max(spread.deviation(), TINY);
    }
}
