package io.shopstream.local.watch;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.ProgressBar;
import io.shopstream.local.console.StateWord;
import io.shopstream.schemas.query.ProducerStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows the progress of the shop's history until it is published or the producer stops publishing it. */
public final class HistoryWatch {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Set<String> END_STATES = Set.of("DISABLED", "FAILED", "STOPPED");

    private final PrintWriter out;
    private final Supplier<ProducerStatus> producer;
    private final BooleanSupplier stopping;
    private @Nullable ProgressBar bar;
    private @Nullable String lastLine;

    /**
     * @param producer returns the current status; may throw {@link CommandFailure}
     * @param stopping true once the shop is being stopped, which ends the wait
     */
    public HistoryWatch(PrintWriter out, Supplier<ProducerStatus> producer, BooleanSupplier stopping) {
        this.out = out;
        this.producer = producer;
        this.stopping = stopping;
    }

    /**
     * Returns once the history is published, or cannot be, and prints the reason then.
     *
     * @return whether records of it were published meanwhile
     */
    public boolean await() throws InterruptedException {
        while (!stopping.getAsBoolean()) {
            ProducerStatus status;
            try {
                status = producer.get();
            } catch (CommandFailure e) {
                print(String.valueOf(e.getMessage()));
                return false;
            }
            ProducerStatus.History history = status.history();
            if (history.finished()) {
                if (bar != null) {
                    bar.finish(history.records());
                }
                return bar != null;
            }
            if (status.detail() != null) {
                print("the simulated shop is " + StateWord.of(status.state(), status.detail()));
            }
            if (END_STATES.contains(status.state())) {
                return false;
            }
            // Nothing to show before the first commit.
            if (history.records() > 0) {
                show(history);
            }
            Thread.sleep(PAUSE);
        }
        return false;
    }

    private void show(ProducerStatus.History history) {
        if (bar == null) {
            // Records of an earlier, interrupted run must not count for the rate.
            bar = new ProgressBar(out, "Publishing the history", "records", history.records());
        }
        bar.show(history.fraction(), history.records());
    }

    private void print(String line) {
        if (!line.equals(lastLine) && !stopping.getAsBoolean()) {
            lastLine = line;
            out.println("  " + line);
            out.flush();
        }
    }
}
