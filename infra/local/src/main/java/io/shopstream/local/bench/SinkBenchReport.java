package io.shopstream.local.bench;

import io.shopstream.local.console.TextTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The counted rounds, all sides of each one after the other. Empty until the first is added. */
public final class SinkBenchReport {
    private final Map<Side, List<Measurement>> rounds = new EnumMap<>(Side.class);

    void add(Map<Side, Measurement> round) {
        round.forEach((side, measurement) ->
                rounds.computeIfAbsent(side, name -> new ArrayList<>()).add(measurement));
    }

    /** For a terminal: medians, then the figures that may be told on. */
    public String text() {
        List<Measurement> live = rounds.getOrDefault(Side.LIVE_LOAD, List.of());
        TextTable table = new TextTable("median of " + live.size(), "rows/s", "seconds");
        rounds.keySet().forEach(side -> table.row(side.title(), rate(side), seconds(side)));
        return table
                + String.format(
                        Locale.ROOT,
                        "%n%,d rows in all tables%n",
                        live.isEmpty() ? 0 : live.getFirst().records())
                + ratio(Side.LIVE_LOAD, Side.BARE_COPY)
                + ratio(Side.LIVE_LOAD, Side.BATCH_UPSERT)
                + ratio(Side.REBUILD, Side.COPY_AND_INDEX);
    }

    private String ratio(Side stage, Side limit) {
        return String.format(Locale.ROOT, "%s / %s: %.2f%n", stage.title(), limit.title(), rate(stage) / rate(limit));
    }

    private double rate(Side side) {
        return BenchReport.median(rounds.getOrDefault(side, List.of()), Measurement::recordsPerSecond);
    }

    private String seconds(Side side) {
        return String.format(
                Locale.ROOT, "%.1f", BenchReport.median(rounds.getOrDefault(side, List.of()), Measurement::seconds));
    }
}
