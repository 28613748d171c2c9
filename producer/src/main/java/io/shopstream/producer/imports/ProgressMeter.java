package io.shopstream.producer.imports;

import io.shopstream.producer.imports.ImportProgress.Phase;
import io.shopstream.producer.imports.lines.SourceFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Counts lines and reports progress about ten times a second. */
final class ProgressMeter {
    private static final Duration INTERVAL = Duration.ofMillis(100);
    // Reading the clock for every line would cost more than reading the line.
    private static final int LINES_PER_CHECK = 256;

    private final Phase phase;
    private final SourceFile file;
    private final ImportProgress.Listener listener;
    private final Clock clock;
    private final Instant begun;
    private Instant reported;
    private long lines;

    ProgressMeter(Phase phase, SourceFile file, ImportProgress.Listener listener, Clock clock) {
        this.phase = phase;
        this.file = file;
        this.listener = listener;
        this.clock = clock;
        this.begun = clock.instant();
        this.reported = begun;
    }

    void line() {
        lines++;
        if (lines % LINES_PER_CHECK != 0) {
            return;
        }
        Instant now = clock.instant();
        if (Duration.between(reported, now).compareTo(INTERVAL) >= 0) {
            reported = now;
            report(file.fraction());
        }
    }

    void done() {
        report(1.0);
    }

    private void report(double fraction) {
        listener.report(new ImportProgress(phase, lines, fraction, Duration.between(begun, clock.instant())));
    }
}
