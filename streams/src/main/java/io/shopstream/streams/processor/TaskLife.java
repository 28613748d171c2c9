package io.shopstream.streams.processor;

import io.shopstream.streams.topology.TopologyListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * Manages a processor between {@code init} and {@code close}: announces its stores and owns its punctuations. When
 * Kafka Streams suspends or revives a task, it closes and later re-initialises the same processor, but leaves its
 * earlier punctuations scheduled, bound to the earlier objects. This class cancels them.
 */
public final class TaskLife {
    private final TopologyListener listener;
    private final List<String> stores;
    private final List<Cancellable> running = new ArrayList<>();
    private @Nullable ProcessingContext context;
    private int announcedPartition = -1;

    /** @param stores the processor's stores that queries may read */
    TaskLife(TopologyListener listener, List<String> stores) {
        this.listener = listener;
        this.stores = stores;
    }

    /** Call this first in {@code init}. */
    void begin(ProcessingContext initialised) {
        end();
        context = initialised;
    }

    /** Call this last in {@code init}: by then the stores are restored and may be read. */
    void announceStores() {
        announcedPartition = context().taskId().partition();
        listener.storesLive(stores, announcedPartition);
    }

    /** Runs {@code action} on the stream thread at a wall-clock interval, until cancelled or until {@link #end}. */
    public Cancellable every(Duration interval, Punctuator action) {
        Cancellable scheduled = context().schedule(interval, PunctuationType.WALL_CLOCK_TIME, action);
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
        if (announcedPartition >= 0) {
            listener.storesGone(stores, announcedPartition);
            announcedPartition = -1;
        }
    }

    ProcessingContext context() {
        if (context == null) {
            throw new IllegalStateException("init has not been called");
        }
        return context;
    }
}
