package io.shopstream.streams.flow;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * Does something once, a little later and on the stream thread, however often it is asked to meanwhile. With the shortest
 * delay that is once the records at hand are processed.
 */
public final class DebouncedAction {
    private final TaskLife life;
    private final Runnable action;
    private @Nullable Cancellable asked;

    /** To be made in {@code init}. */
    public DebouncedAction(TaskLife life, Runnable action) {
        this.life = life;
        this.action = action;
    }

    /** Runs the action after {@code delay}, unless it is waiting to run already. */
    public void ask(Duration delay) {
        if (asked == null) {
            asked = life.every(delay, now -> {
                cancel();
                action.run();
            });
        }
    }

    /** It is done already, or need not be. */
    public void cancel() {
        if (asked != null) {
            asked.cancel();
            asked = null;
        }
    }
}
