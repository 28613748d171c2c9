package io.shopstream.bench;

import io.shopstream.bench.round.BenchProgress;
import io.shopstream.bench.round.Measurement;
import io.shopstream.bench.round.PayloadFile;
import io.shopstream.bench.round.Side;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Prints a line for each round of a benchmark; a round takes some seconds.
 *
 * @param roundFormat of this line: number of the round, side, records per second and, if wanted, MB per second
 */
record ProgressPrinter(PrintWriter out, int rounds, String roundFormat) implements BenchProgress {
    @Override
    public void filled(long records) {
        out.printf(Locale.ROOT, "The topics hold %,d orders and events%n%n", records);
        out.flush();
    }

    @Override
    public void payloads(PayloadFile file, long records) {
        out.printf(
                Locale.ROOT,
                "Every round measures %,d records with %.0f bytes of value; the tool's file has %,d%n%n",
                records,
                file.valueBytes() / (double) records,
                file.payloads());
        out.flush();
    }

    @Override
    public void measured(int round, Side side, Measurement measurement) {
        out.printf(
                Locale.ROOT,
                roundFormat,
                round == 0 ? "warming up" : "round " + round + " of " + rounds,
                side.title(),
                measurement.recordsPerSecond(),
                measurement.megabytesPerSecond());
        out.flush();
    }
}
