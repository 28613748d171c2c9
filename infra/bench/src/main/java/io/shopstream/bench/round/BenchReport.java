package io.shopstream.bench.round;

import io.shopstream.local.console.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Collects the counted rounds, in pairs that ran one after the other. Empty until the first pair is added. */
public final class BenchReport {
    private final Side limit;
    private final Side stage;
    private final List<Measurement> ofLimit = new ArrayList<>();
    private final List<Measurement> ofStage = new ArrayList<>();

    public BenchReport(Side limit, Side stage) {
        this.limit = limit;
        this.stage = stage;
    }

    public void add(Measurement limitRound, Measurement stageRound) {
        ofLimit.add(limitRound);
        ofStage.add(stageRound);
    }

    /** The stage's median records per second over its limit's. */
    double ratio() {
        return median(ofStage, Measurement::recordsPerSecond) / median(ofLimit, Measurement::recordsPerSecond);
    }

    /** Medians for a terminal, then the ratio, the only figure that is comparable between machines. */
    public String text() {
        double[] pairs = new double[ofLimit.size()];
        for (int pair = 0; pair < pairs.length; pair++) {
            pairs[pair] =
                    ofStage.get(pair).recordsPerSecond() / ofLimit.get(pair).recordsPerSecond();
        }
        double min = java.util.Arrays.stream(pairs).min().orElse(Double.NaN);
        double max = java.util.Arrays.stream(pairs).max().orElse(Double.NaN);
        return new TextTable("median of " + pairs.length, "records/s", "MB/s of values")
                        .row(
                                limit.title(),
                                median(ofLimit, Measurement::recordsPerSecond),
                                decimal(median(ofLimit, Measurement::megabytesPerSecond)))
                        .row(
                                stage.title(),
                                median(ofStage, Measurement::recordsPerSecond),
                                decimal(median(ofStage, Measurement::megabytesPerSecond)))
                + String.format(
                        Locale.ROOT,
                        "%n%s / %s: %.2f (pairs of rounds: %.2f to %.2f)%n",
                        stage.title(),
                        limit.title(),
                        ratio(),
                        min,
                        max);
    }

    public static double median(List<Measurement> rounds, ToDoubleFunction<Measurement> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
