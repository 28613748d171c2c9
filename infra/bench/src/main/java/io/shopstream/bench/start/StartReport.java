package io.shopstream.bench.start;

import io.shopstream.bench.shop.ShopPart;
import io.shopstream.local.console.TextTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Formats the report of {@code bench start}: medians, with the range if there are several rounds. */
final class StartReport {
    private StartReport() {}

    /** The line of one phase that is reached. */
    static String line(Phase phase, Phases.Moment moment) {
        return String.format(Locale.ROOT, "%6.1f s  %s", moment.seconds(), phase.title());
    }

    static String text(List<StartRound> rounds) {
        TextTable phases = new TextTable(heading("phase", rounds), "seconds", "CPU seconds until then");
        Arrays.stream(Phase.values())
                .sorted(Comparator.comparingDouble(phase -> median(rounds, round -> seconds(round, phase))))
                .forEach(phase -> phases.row(
                        phase.title(),
                        figure(rounds, round -> seconds(round, phase)),
                        figure(rounds, round -> cpu(round, phase))));
        TextTable parts = new TextTable(heading("process", rounds), "CPU seconds until the last phase");
        for (ShopPart part : ShopPart.values()) {
            parts.row(part.title(), figure(rounds, round -> round.cpu().getOrDefault(part, 0.0)));
        }
        return phases + System.lineSeparator() + parts;
    }

    private static String heading(String first, List<StartRound> rounds) {
        return rounds.size() == 1 ? first : first + ", median of " + rounds.size();
    }

    private static double seconds(StartRound round, Phase phase) {
        return round.phases().of(phase).map(Phases.Moment::seconds).orElse(Double.NaN);
    }

    private static double cpu(StartRound round, Phase phase) {
        return round.phases().of(phase).map(Phases.Moment::cpu).orElse(Double.NaN);
    }

    private static String figure(List<StartRound> rounds, Function<StartRound, Double> value) {
        String median = decimal(median(rounds, value));
        if (rounds.size() == 1) {
            return median;
        }
        double[] sorted = sorted(rounds, value);
        return median + " (" + decimal(sorted[0]) + " to " + decimal(sorted[sorted.length - 1]) + ")";
    }

    private static double median(List<StartRound> rounds, Function<StartRound, Double> value) {
        double[] sorted = sorted(rounds, value);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double[] sorted(List<StartRound> rounds, Function<StartRound, Double> value) {
        return rounds.stream()
                .map(value)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
