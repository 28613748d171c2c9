package io.shopstream.bench.idle;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Waits and shows the elapsed time: in place on a terminal, otherwise as a line every ten seconds. */
final class Countdown {
    private static final long LOG_EVERY = 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PrintWriter out;
    private final boolean terminal =
            System.console() != null && System.console().isTerminal();

    Countdown(PrintWriter out) {
        this.out = out;
    }

    /** @param each run every second; an exception ends the wait */
    void await(String label, int seconds, Runnable each) throws InterruptedException {
        long begun = System.nanoTime();
        for (long second = 0; second < seconds; second++) {
            if (terminal) {
                out.printf(Locale.ROOT, "\r%s: %d of %d s ", label, second, seconds);
                out.flush();
            } else if (second % LOG_EVERY == 0) {
                out.printf(Locale.ROOT, "%s: %d of %d s%n", label, second, seconds);
                out.flush();
            }
            each.run();
            // Sleeps until a fixed time, so that the duration of each run does not add up.
            long left = begun + PAUSE.toNanos() * (second + 1) - System.nanoTime();
            Thread.sleep(Duration.ofNanos(Math.max(0, left)));
        }
        if (terminal) {
            out.printf("\r%s: %d of %d s%n", label, seconds, seconds);
            out.flush();
        }
    }
}
