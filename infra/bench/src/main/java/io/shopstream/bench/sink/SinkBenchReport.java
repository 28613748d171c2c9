package io.shopstream.bench.sink;

import io.shopstream.bench.round.BenchReport;
import io.shopstream.bench.round.Measurement;
import io.shopstream.bench.round.Side;
import io.shopstream.local.console.TextTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects the results of all rounds, each with all sides. Empty until the first round is added. */
public final class SinkBenchReport {
    private final Map<Side, List<Measurement>> rounds = new EnumMap<>(Side.class);
    private final Map<Side, ServerWork> work = new EnumMap<>(Side.class);

    void add(Map<Side, Measurement> round) {
        round.forEach((side, measurement) ->
                rounds.computeIfAbsent(side, name -> new ArrayList<>()).add(measurement));
    }

    void add(Side side, ServerWork more) {
        work.merge(side, more, ServerWork::plus);
    }

    /** Medians for a terminal, then the ratios, which are comparable between machines, then the server's activity. */
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
                + ratio(Side.REBUILD, Side.COPY_AND_INDEX)
                + server(live.size());
    }

    /** Percentage of samples of each side's connection, and write-ahead log per round. */
    private String server(int count) {
        List<String> headings = new ArrayList<>(List.of("the server, %"));
        for (ServerWork.Doing doing : ServerWork.Doing.values()) {
            headings.add(doing.title());
        }
        headings.add("WAL written, MB");
        TextTable table = new TextTable(headings.toArray(String[]::new));
        work.forEach((side, done) -> {
            List<Object> cells = new ArrayList<>(List.of(side.title()));
            for (ServerWork.Doing doing : ServerWork.Doing.values()) {
                cells.add(Math.round(done.percent(doing)));
            }
            cells.add(done.walBytes() / Math.max(1, count) / 1_000_000);
            table.row(cells.toArray());
        });
        return System.lineSeparator() + table;
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
