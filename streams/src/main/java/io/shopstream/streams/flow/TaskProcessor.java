package io.shopstream.streams.flow;

import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Opens a processor's state at every {@code init}, and announces its stores once they may be read. Kafka Streams may
 * close a processor and later initialise the same object again: {@link #open} then makes new state, and
 * {@link #current} gives the state of the latest {@code init}. Other fields of the processor keep their values unless
 * {@link #open} resets them.
 *
 * @param <T> the state: what the processor takes from its context or makes from its stores
 */
public abstract class TaskProcessor<KIn extends @Nullable Object, VIn extends @Nullable Object, KOut, VOut, T>
        implements Processor<KIn, VIn, KOut, VOut> {
    /** Schedules the processor's punctuations. This class begins and ends it. */
    protected final TaskLife life;

    private @Nullable T task;

    /** @param stores the processor's stores that queries may read */
    protected TaskProcessor(TopologyListener listener, List<String> stores) {
        this.life = new TaskLife(listener, stores);
    }

    /**
     * Makes the state from the restored stores, and schedules the punctuations and the pre-commit action. These run
     * later, so they may use {@link #current}; this method itself may not.
     */
    protected abstract T open(ProcessorContext<KOut, VOut> context);

    /** @throws IllegalStateException before the first {@code init} */
    protected final T current() {
        if (task == null) {
            throw new IllegalStateException("init has not been called");
        }
        return task;
    }

    @Override
    public final void init(ProcessorContext<KOut, VOut> context) {
        life.begin(context);
        task = open(context);
        life.live();
    }

    @Override
    public final void close() {
        life.end();
    }
}
