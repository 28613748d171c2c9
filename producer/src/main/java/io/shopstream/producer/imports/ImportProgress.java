package io.shopstream.producer.imports;

import java.time.Duration;

/**
 * Progress of an import. The file is read twice: {@code CHECKING} verifies that it is readable and finds the last line
 * of each invoice, {@code LOADING} publishes. In between, {@code COMPARING} reads what the shop holds of these invoices.
 *
 * @param linesRead data lines read in this phase; while comparing those of the file, which do not change
 * @param fraction done of the phase, 0 to 1; 1 in the last report of a phase
 * @param elapsed since the phase began
 */
public record ImportProgress(Phase phase, long linesRead, double fraction, Duration elapsed) {

    public enum Phase {
        CHECKING,
        COMPARING,
        LOADING
    }

    /** Called on the importing thread, about ten times a second. */
    @FunctionalInterface
    public interface Listener {
        void report(ImportProgress progress);
    }

    public long linesPerSecond() {
        return linesRead * 1_000 / Math.max(1, elapsed.toMillis());
    }
}
