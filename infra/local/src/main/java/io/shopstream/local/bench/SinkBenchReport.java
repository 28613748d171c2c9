package io.shopstream.local.bench;

import io.shopstream.local.console.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The counted rounds, in triples that ran one after the other. Empty until the first is added. */
public final class SinkBenchReport {
    private final List<Measurement> live = new ArrayList<>();
    private final List<Measurement> copy = new ArrayList<>();
    private final List<Measurement> upsert = new ArrayList<>();

    void add(Measurement liveRound, Measurement copyRound, Measurement upsertRound) {
        live.add(liveRound);
        copy.add(copyRound);
        upsert.add(upsertRound);
    }

    /** For a terminal: medians, then the figures that may be told on. */
    public String text() {
        return new TextTable("median of " + live.size(), "rows/s", "seconds")
                        .row(Side.LIVE_LOAD.title(), rate(live), seconds(live))
                        .row(Side.BARE_COPY.title(), rate(copy), seconds(copy))
                        .row(Side.BATCH_UPSERT.title(), rate(upsert), seconds(upsert))
                + String.format(
                        Locale.ROOT,
                        "%n%,d rows in all tables%n%s / %s: %.2f%n%s / %s: %.2f%n",
                        live.isEmpty() ? 0 : live.getFirst().records(),
                        Side.LIVE_LOAD.title(),
                        Side.BARE_COPY.title(),
                        rate(live) / rate(copy),
                        Side.LIVE_LOAD.title(),
                        Side.BATCH_UPSERT.title(),
                        rate(live) / rate(upsert));
    }

    private static double rate(List<Measurement> rounds) {
        return BenchReport.median(rounds, Measurement::recordsPerSecond);
    }

    private static String seconds(List<Measurement> rounds) {
        return String.format(Locale.ROOT, "%.1f", BenchReport.median(rounds, Measurement::seconds));
    }
}
