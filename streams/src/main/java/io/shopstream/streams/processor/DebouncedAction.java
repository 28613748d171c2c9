package io.shopstream.streams.processor;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * Debounces: runs the action once after the delay, on the stream thread, however often it is requested in between. With
 * the shortest delay, it runs after the records at hand are processed.
 */
public final class DebouncedAction {
    private final Punctuations punctuations;
    private final Runnable action;
    private @Nullable Cancellable scheduled;

    /** Create it in the processor's {@code init}. */
    public DebouncedAction(Punctuations punctuations, Runnable action) {
        this.punctuations = punctuations;
        this.action = action;
    }

    /** Schedules the action to run after {@code delay}; does nothing if it is already scheduled. */
    public void schedule(Duration delay) {
        if (scheduled == null) {
            scheduled = punctuations.every(delay, now -> {
                cancel();
                action.run();
            });
        }
    }

    /** Cancels a scheduled run, if there is one. */
    public void cancel() {
        if (scheduled != null) {
            scheduled.cancel();
            scheduled = null;
        }
    }
}
