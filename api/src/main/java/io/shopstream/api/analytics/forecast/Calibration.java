package io.shopstream.api.analytics.forecast;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many deviations an interval of 80 per cent reaches. A method knows its own noise, not how wrong it is; so the
 * number is the one that would have held 80 per cent of the tested days, and it is drawn to that of a normal
 * distribution as if two tests had said so. Errors of one test are alike, which is why tests count and not days (as in
 * split conformal prediction; V. Vovk et al., 2005).
 */
final class Calibration {
    static final double SHARE = 0.8;

    private static final double NORMAL = 1.2816;
    private static final int PRIOR_TESTS = 2;
    private static final double MIN_WIDTH = 0.5 * NORMAL;
    private static final double MAX_WIDTH = 5 * NORMAL;

    private Calibration() {}

    static double reach(List<Trial> tests) {
        if (tests.isEmpty()) {
            return NORMAL;
        }
        double measured = Medians.quantile(SHARE, distances(tests));
        double drawn = (tests.size() * measured + PRIOR_TESTS * NORMAL) / (tests.size() + PRIOR_TESTS);
        return Math.clamp(drawn, MIN_WIDTH, MAX_WIDTH);
    }

    /** The share of tested days within their interval. Each interval is calibrated by the other tests only. */
    static double coverage(List<Trial> tests) {
        return IntStream.range(0, tests.size())
                .mapToDouble(index -> {
                    double reach = reach(IntStream.range(0, tests.size())
                            .filter(other -> other != index)
                            .mapToObj(tests::get)
                            .toList());
                    List<Double> distances = tests.get(index).distances();
                    return (double) distances.stream()
                                    .filter(distance -> distance <= reach)
                                    .count()
                            / distances.size();
                })
                .average()
                .orElseThrow();
    }

    private static double[] distances(List<Trial> tests) {
        return tests.stream()
                .flatMap(test -> test.distances().stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
