package io.shopstream.streams.processor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * The punctuations of a processor between {@code init} and {@code close}. When Kafka Streams suspends or revives a
 * task, it closes and later re-initialises the same processor, but leaves its earlier punctuations scheduled, bound to
 * the earlier objects. This class cancels them.
 */
public final class Punctuations {
    private final List<Cancellable> running = new ArrayList<>();
    private @Nullable ProcessingContext context;

    Punctuations() {}

    /** Call this first in {@code init}. Cancels what an earlier {@code init} has scheduled. */
    void begin(ProcessingContext initialised) {
        end();
        context = initialised;
    }

    /**
     * Runs {@code action} on the stream thread at a wall-clock interval, until cancelled or until the processor closes.
     *
     * @throws IllegalStateException before the first {@code init}
     */
    public Cancellable every(Duration interval, Punctuator action) {
        if (context == null) {
            throw new IllegalStateException("init has not been called");
        }
        Cancellable scheduled = context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, action);
        running.add(scheduled);
        return () -> {
            scheduled.cancel();
            running.remove(scheduled);
        };
    }

    /** Call this in {@code close}. Safe before any {@code init}, and repeatedly. */
    void end() {
        running.forEach(Cancellable::cancel);
        running.clear();
    }
}
