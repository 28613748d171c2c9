package io.shopstream.local.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows the progress of a long job in one line. On a terminal the line is redrawn in place; in a pipe or log a new line
 * is printed at most every two seconds.
 */
public final class ProgressBar {
    private static final int WIDTH = 30;
    private static final long TERMINAL_EVERY = Duration.ofMillis(100).toNanos();
    private static final long LOG_EVERY = Duration.ofSeconds(2).toNanos();

    private final PrintWriter out;
    private final boolean terminal;
    private final String label;
    private final String unit;
    private final long started = System.nanoTime();
    private final long before;
    private long lastDrawn = started;

    public ProgressBar(PrintWriter out, String label, String unit) {
        this(out, label, unit, 0);
    }

    /**
     * @param before count already done before the bar began: shown, but left out of the rate
     */
    public ProgressBar(PrintWriter out, String label, String unit, long before) {
        this.before = before;
        this.out = out;
        this.terminal = System.console() != null && System.console().isTerminal();
        this.label = label;
        this.unit = unit;
    }

    /**
     * @param fraction share done, 0 to 1
     * @param count things done so far, in the bar's unit
     */
    public void show(double fraction, long count) {
        long now = System.nanoTime();
        if (now - lastDrawn < (terminal ? TERMINAL_EVERY : LOG_EVERY)) {
            return;
        }
        lastDrawn = now;
        draw(fraction, count, now);
    }

    /** Draws the last state and ends the line. */
    public void finish(long count) {
        draw(1, count, System.nanoTime());
        if (terminal) {
            out.println();
        }
        out.flush();
    }

    private void draw(double fraction, long count, long now) {
        double seconds = Math.max(0.001, (now - started) / 1e9);
        int filled = (int) Math.round(Math.clamp(fraction, 0, 1) * WIDTH);
        String line = String.format(
                Locale.ROOT,
                "%s [%s%s] %3.0f %%  %,d %s  %,.0f/s",
                label,
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                fraction * 100,
                count,
                unit,
                (count - before) / seconds);
        if (terminal) {
            out.print("\r" + line);
        } else {
            out.println(line);
        }
        out.flush();
    }
}
