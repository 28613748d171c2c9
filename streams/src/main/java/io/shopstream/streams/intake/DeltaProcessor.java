package io.shopstream.streams.intake;

import io.shopstream.schemas.avro.Order;
import io.shopstream.streams.processor.PreCommitHook;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Turns order changes into signed deltas and sums them until the task commits, so that few records cross the
 * repartition topic, however many orders change a sum. A change subtracts the contribution of the old version and adds
 * that of the new one.
 */
public abstract class DeltaProcessor<K, V> extends ContextualProcessor<String, OrderChange, K, V> {
    private final String hook;
    private long newestTimestamp;

    /** @param hook name of the processor's {@link PreCommitHook} */
    protected DeltaProcessor(String hook) {
        this.hook = hook;
    }

    /**
     * Adds what an order version contributes to the pending deltas, or subtracts it.
     *
     * @param sign 1 to add, -1 to subtract
     */
    protected abstract void add(Order order, int sign);

    /** Whether to forward the pending deltas before the task commits, to bound the heap. */
    protected abstract boolean isFull();

    /** Passes the pending deltas to {@link #forward}. */
    protected abstract void forwardPending();

    protected abstract void clearPending();

    protected final void forward(K key, V delta) {
        context().forward(new Record<>(key, delta, newestTimestamp));
    }

    /** The wall-clock time, epoch millis. */
    protected final long now() {
        return context().currentSystemTimeMs();
    }

    @Override
    public final void init(ProcessorContext<K, V> context) {
        super.init(context);
        clear();
        context.<PreCommitHook>getStateStore(hook).listen(context, this::flush);
    }

    @Override
    public final void process(Record<String, OrderChange> record) {
        OrderChange change = record.value();
        Order before = change.before();
        if (before != null) {
            add(before, -1);
        }
        add(change.after(), 1);
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
        if (isFull()) {
            flush();
        }
    }

    private void flush() {
        forwardPending();
        clear();
    }

    private void clear() {
        clearPending();
        newestTimestamp = 0;
    }
}
