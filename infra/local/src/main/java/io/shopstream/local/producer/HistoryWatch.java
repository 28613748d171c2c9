package io.shopstream.local.producer;

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

/** Shows how far the shop's past is published, until it is, or nobody publishes it any more. */
public final class HistoryWatch {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Set<String> AT_AN_END = Set.of("DISABLED", "FAILED", "STOPPED");

    private final PrintWriter out;
    private final Supplier<ProducerStatus> producer;
    private final BooleanSupplier stopping;
    private @Nullable ProgressBar bar;
    private @Nullable String complaint;

    /**
     * @param producer how it is; may throw {@link CommandFailure}
     * @param stopping true once the shop is being stopped: then nothing is to be waited for
     */
    public HistoryWatch(PrintWriter out, Supplier<ProducerStatus> producer, BooleanSupplier stopping) {
        this.out = out;
        this.producer = producer;
        this.stopping = stopping;
    }

    /** Returns once the past is there. Why it is not, if it cannot be, is said in a line. */
    public void await() throws InterruptedException {
        while (!stopping.getAsBoolean()) {
            ProducerStatus status;
            try {
                status = producer.get();
            } catch (CommandFailure e) {
                say(String.valueOf(e.getMessage()));
                return;
            }
            ProducerStatus.History history = status.history();
            if (history.finished()) {
                if (bar != null) {
                    bar.finish(history.records());
                }
                return;
            }
            if (status.detail() != null) {
                say("the simulated shop is " + StateWord.of(status.state(), status.detail()));
            }
            if (AT_AN_END.contains(status.state())) {
                return;
            }
            // Before anything is committed there is nothing to show.
            if (history.records() > 0) {
                show(history);
            }
            Thread.sleep(PAUSE);
        }
    }

    private void show(ProducerStatus.History history) {
        if (bar == null) {
            // What an interrupted run has published already does not count for the rate of this one.
            bar = new ProgressBar(out, "Publishing the past", "records", history.records());
        }
        bar.show(history.fraction(), history.records());
    }

    private void say(String line) {
        if (!line.equals(complaint) && !stopping.getAsBoolean()) {
            complaint = line;
            out.println("  " + line);
            out.flush();
        }
    }
}
