package io.shopstream.local.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows the progress of a long job in one line. On a terminal the line is redrawn in place; in a pipe or log a new line
 * is printed at most every two seconds, and only if the share or the count has changed. Only {@link #finish} says 100 %.
 */
public final class ProgressBar {
    private static final int WIDTH = 30;
    private static final long TERMINAL_EVERY = Duration.ofMillis(100).toNanos();
    private static final long LOG_EVERY = Duration.ofSeconds(2).toNanos();

    private static final int MAX_UNFINISHED_PERCENT = 99;

    private final PrintWriter out;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private final String label;
    private final String unit;
    private final long started;
    private final long before;
    private long lastDrawn;
    private String lastShown = "";

    public ProgressBar(PrintWriter out, String label, String unit) {
        this(out, label, unit, 0);
    }

    /**
     * @param before count already done before the bar began: shown, but left out of the rate
     */
    public ProgressBar(PrintWriter out, String label, String unit, long before) {
        this(
                out,
                label,
                unit,
                before,
                System.console() != null && System.console().isTerminal(),
                System::nanoTime);
    }

    ProgressBar(PrintWriter out, String label, String unit, long before, boolean terminal, LongSupplier nanoTime) {
        this.before = before;
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.label = label;
        this.unit = unit;
        this.started = nanoTime.getAsLong();
        this.lastDrawn = started;
    }

    /**
     * @param fraction share done, 0 to 1
     * @param count things done so far, in the bar's unit
     */
    public void show(double fraction, long count) {
        long now = nanoTime.getAsLong();
        if (now - lastDrawn < (terminal ? TERMINAL_EVERY : LOG_EVERY)) {
            return;
        }
        lastDrawn = now;
        int percent = (int) Math.min(MAX_UNFINISHED_PERCENT, Math.round(fraction * 100));
        String shown = percent + " " + count;
        if (terminal || !shown.equals(lastShown)) {
            lastShown = shown;
            draw(percent, count, now);
        }
    }

    /** Draws the last state and ends the line. */
    public void finish(long count) {
        draw(100, count, nanoTime.getAsLong());
        if (terminal) {
            out.println();
        }
        out.flush();
    }

    private void draw(int percent, long count, long now) {
        double seconds = Math.max(0.001, (now - started) / 1e9);
        int filled = Math.clamp(Math.round(percent * WIDTH / 100.0), 0, WIDTH);
        String line = String.format(
                Locale.ROOT,
                "%s [%s%s] %3d %%  %,d %s  %,.0f/s",
                label,
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                percent,
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
