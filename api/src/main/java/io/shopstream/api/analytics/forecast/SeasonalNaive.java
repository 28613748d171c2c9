package io.shopstream.api.analytics.forecast;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Repeats the last week: {@code y(n+h) = y(n+h-7k)}, with k the smallest number of weeks that leads into the past. The
 * error of k weeks is that of k independent ones: {@code s * sqrt(k)}, where s is the standard deviation of
 * {@code y(t) - y(t-7)}. R. Hyndman, G. Athanasopoulos: Forecasting: Principles and Practice, 3rd edition, sections 5.2
 * and 5.5.
 */
final class SeasonalNaive {
    private SeasonalNaive() {}

    /** @param series at least 8 days */
    static List<Spread> predict(DailySeries series, int days) {
        int n = series.size();
        double squares = IntStream.range(DailySeries.WEEK, n)
                .mapToDouble(index -> series.value(index) - series.value(index - DailySeries.WEEK))
                .map(difference -> difference * difference)
                .average()
                .orElseThrow();
        double deviation = Math.sqrt(squares);
        return IntStream.range(0, days)
                .mapToObj(ahead -> {
                    int weeks = ahead / DailySeries.WEEK + 1;
                    return new Spread(series.value(n + ahead - DailySeries.WEEK * weeks), deviation * Math.sqrt(weeks));
                })
                .toList();
    }
}
