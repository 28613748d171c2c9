package io.shopstream.streams.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * What a processor does between {@code init} and {@code close} besides processing: its stores are announced, and its
 * punctuations run. Kafka Streams closes a task that it suspends or revives and initialises the same one again later, with
 * the punctuations of the first life still scheduled: they would go on, with the objects of then. Here they end.
 */
public final class TaskLife {
    private final TopologyListener listener;
    private final List<String> stores;
    private final List<Cancellable> running = new ArrayList<>();
    private @Nullable ProcessingContext context;
    private int livePartition = -1;

    /**
     * @param stores those of the processor that queries may read
     */
    public TaskLife(TopologyListener listener, List<String> stores) {
        this.listener = listener;
        this.stores = stores;
    }

    /** The first thing that {@code init} does. */
    public void begin(ProcessingContext initialised) {
        end();
        context = initialised;
    }

    /** The last thing that {@code init} does: stores are restored by then, and may be read. */
    public void live() {
        livePartition = context().taskId().partition();
        listener.storesLive(stores, livePartition);
    }

    /** Runs {@code action} on the stream thread by the wall clock. */
    public Cancellable every(Duration interval, Punctuator action) {
        Cancellable scheduled = context().schedule(interval, PunctuationType.WALL_CLOCK_TIME, action);
        running.add(scheduled);
        return () -> {
            scheduled.cancel();
            running.remove(scheduled);
        };
    }

    /** What {@code close} does; also before any {@code init}, and twice. */
    public void end() {
        running.forEach(Cancellable::cancel);
        running.clear();
        if (livePartition >= 0) {
            listener.storesGone(stores, livePartition);
            livePartition = -1;
        }
    }

    ProcessingContext context() {
        if (context == null) {
            throw new IllegalStateException("init comes first");
        }
        return context;
    }
}
