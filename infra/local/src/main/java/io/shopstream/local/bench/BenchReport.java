package io.shopstream.local.bench;

import io.shopstream.local.console.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The counted rounds, in pairs that ran one after the other. Empty until the first pair is added. */
public final class BenchReport {
    private final List<Measurement> tool = new ArrayList<>();
    private final List<Measurement> shop = new ArrayList<>();

    void add(Measurement ofTool, Measurement ofShop) {
        tool.add(ofTool);
        shop.add(ofShop);
    }

    /** The shop's median records per second over the tool's. */
    double ratio() {
        return median(shop, Measurement::recordsPerSecond) / median(tool, Measurement::recordsPerSecond);
    }

    /** For a terminal: medians, then the one figure that may be told on. */
    public String text() {
        double[] pairs = new double[tool.size()];
        for (int pair = 0; pair < pairs.length; pair++) {
            pairs[pair] = shop.get(pair).recordsPerSecond() / tool.get(pair).recordsPerSecond();
        }
        double least = java.util.Arrays.stream(pairs).min().orElse(Double.NaN);
        double most = java.util.Arrays.stream(pairs).max().orElse(Double.NaN);
        return new TextTable("median of " + pairs.length, "records/s", "MB/s of values")
                        .row(
                                Side.PERF_TOOL.title(),
                                median(tool, Measurement::recordsPerSecond),
                                decimal(median(tool, Measurement::megabytesPerSecond)))
                        .row(
                                Side.SHOP.title(),
                                median(shop, Measurement::recordsPerSecond),
                                decimal(median(shop, Measurement::megabytesPerSecond)))
                + String.format(
                        Locale.ROOT,
                        "%n%s / %s: %.2f (pairs of rounds: %.2f to %.2f)%n",
                        Side.SHOP.title(),
                        Side.PERF_TOOL.title(),
                        ratio(),
                        least,
                        most);
    }

    private static double median(List<Measurement> rounds, ToDoubleFunction<Measurement> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
