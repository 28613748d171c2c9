package io.shopstream.api.analytics.forecast;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Both methods tested on the past by rolling origin: up to 12 times the history is cut off, the days after the cut are
 * forecast from the days before it alone, and compared with what came. L. Tashman: Out-of-sample tests of forecasting
 * accuracy (2000). The error is the mean absolute scaled one (MASE; R. Hyndman, A. Koehler, 2006), which also has a value
 * on days without sales.
 */
final class Backtest {
    private static final int MAX_TESTS = 12;
    // Weekdays of the cuts differ, and twelve of them span a year.
    private static final int MAX_STEP = 30;
    private static final int MIN_KNOWN = 2 * DailySeries.WEEK;
    // Less than this is chance: a random walk is forecast no worse by a mean of the last days.
    private static final double CLEARLY = 0.95;

    private final Map<Method, List<Trial>> tests = new EnumMap<>(Method.class);
    private final int days;

    /**
     * @param history at least three weeks
     * @param wanted days ahead; fewer are tested if the history is shorter than four times as many
     */
    Backtest(DailySeries history, int wanted) {
        int n = history.size();
        this.days = Math.min(wanted, Math.max(DailySeries.WEEK, n / 4));
        int latest = n - days;
        // Of a long history the young years, which the methods know less of, are not tested.
        int earliest = Math.max(MIN_KNOWN, Math.min(n / 2, latest));
        int step = Math.clamp((latest - earliest) / (MAX_TESTS - 1), 1, MAX_STEP);
        List<Integer> cuts = new ArrayList<>();
        for (int cut = latest; cut >= earliest && cuts.size() < MAX_TESTS; cut -= step) {
            cuts.add(cut);
        }
        for (Method method : Method.values()) {
            tests.put(method, new ArrayList<>());
        }
        for (int cut : cuts) {
            Prepared known = Prepared.of(history.head(cut));
            tests.forEach((method, trials) -> trials.add(Trial.test(method, known, history, cut, days)));
        }
    }

    /** How many days ahead were tested. */
    int days() {
        return days;
    }

    List<Trial> tests(Method method) {
        return List.copyOf(tests.getOrDefault(method, List.of()));
    }

    double error(Method method) {
        return tests(method).stream().mapToDouble(Trial::scaledError).average().orElseThrow();
    }

    /** The better method; the naive one unless the other beats it clearly, and in more than half of the tests. */
    Method better() {
        List<Trial> combined = tests(Method.COMBINED);
        List<Trial> naive = tests(Method.SEASONAL_NAIVE);
        long won = IntStream.range(0, combined.size())
                .filter(index ->
                        combined.get(index).scaledError() < naive.get(index).scaledError())
                .count();
        return error(Method.COMBINED) < CLEARLY * error(Method.SEASONAL_NAIVE) && 2 * won > combined.size()
                ? Method.COMBINED
                : Method.SEASONAL_NAIVE;
    }
}
