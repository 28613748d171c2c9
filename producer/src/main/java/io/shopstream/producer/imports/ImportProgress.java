package io.shopstream.producer.imports;

import java.time.Duration;

/**
 * Progress of an import. {@code CHECKING} recognises how the file is written, verifies that it is readable and finds
 * the last line of each invoice; a file that is not plain is read twice for that. {@code PUBLISHING} reads it again and
 * publishes. In between, {@code COMPARING} reads what the shop holds of these invoices.
 *
 * @param linesRead data lines read in this phase; while comparing those of the file, which do not change
 * @param fraction done of the phase, 0 to 1; 1 in the last report of a phase
 * @param elapsed since the phase began
 */
public record ImportProgress(Phase phase, long linesRead, double fraction, Duration elapsed) {

    public enum Phase {
        CHECKING,
        COMPARING,
        PUBLISHING
    }

    /** Called on the importing thread, about ten times a second. */
    @FunctionalInterface
    public interface Listener {
        void report(ImportProgress progress);

        /**
         * Called once, after {@code CHECKING} and before anything is published.
         *
         * @param format what the file was recognised as: see {@link ImportSummary#format}
         */
        default void recognised(String format) {}
    }

    public long linesPerSecond() {
        return linesRead * 1_000 / Math.max(1, elapsed.toMillis());
    }
}
