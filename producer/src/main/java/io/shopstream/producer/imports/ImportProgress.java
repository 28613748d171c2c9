package io.shopstream.producer.imports;

import java.time.Duration;

/**
 * How far an import is. The file is read twice: {@code CHECKING} proves it readable and finds where each invoice ends,
 * {@code LOADING} publishes.
 *
 * @param linesRead data lines read in this phase
 * @param fraction of the phase that is done, 0 to 1; the last report of a phase says 1
 * @param elapsed since the phase began
 */
public record ImportProgress(Phase phase, long linesRead, double fraction, Duration elapsed) {

    public enum Phase {
        CHECKING,
        LOADING
    }

    /** Called on the importing thread, some ten times a second. */
    @FunctionalInterface
    public interface Listener {
        void report(ImportProgress progress);
    }

    public long linesPerSecond() {
        return linesRead * 1_000 / Math.max(1, elapsed.toMillis());
    }
}
