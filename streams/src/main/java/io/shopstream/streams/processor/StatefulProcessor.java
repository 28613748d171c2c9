package io.shopstream.streams.processor;

import io.shopstream.streams.topology.Outputs;
import io.shopstream.streams.topology.TopologySettings;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Opens a processor's state at every {@code init}, and announces its stores once they may be read. Kafka Streams may
 * close a processor and later initialise the same object again: {@link #open} then makes new state, and {@link #state}
 * gives the state of the latest {@code init}. Other fields of the processor keep their values unless {@link #open}
 * resets them.
 *
 * @param <S> the state: what the processor makes from its stores
 */
public abstract class StatefulProcessor<KIn extends @Nullable Object, VIn extends @Nullable Object, KOut, VOut, S>
        implements Processor<KIn, VIn, KOut, VOut> {
    private static final Duration REPUBLISH_INTERVAL = Duration.ofMillis(50);
    private static final int MAX_REPUBLISHED_AT_ONCE = 2_000;

    protected final TopologySettings settings;
    /** Schedules the processor's punctuations. This class begins and ends them. */
    protected final Punctuations punctuations = new Punctuations();

    private final StoreAnnouncement announcement;
    private @Nullable ProcessorContext<KOut, VOut> context;
    private @Nullable S state;

    /** @param stores the processor's stores that queries may read */
    protected StatefulProcessor(TopologySettings settings, List<String> stores) {
        this.settings = settings;
        this.announcement = new StoreAnnouncement(settings.listener(), stores);
    }

    /**
     * Makes the state from the restored stores, and schedules the punctuations and the pre-commit action. These run
     * later, so they may use {@link #state}; this method itself may not.
     */
    protected abstract S open(ProcessorContext<KOut, VOut> context);

    /** @throws IllegalStateException before the first {@code init} */
    protected final S state() {
        return initialised(state);
    }

    /** @throws IllegalStateException before the first {@code init} */
    protected final ProcessorContext<KOut, VOut> context() {
        return initialised(context);
    }

    private static <T> T initialised(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("init has not been called");
        }
        return value;
    }

    /** The wall-clock time, epoch millis. */
    protected final long now() {
        return context().currentSystemTimeMs();
    }

    protected final void forward(KOut key, VOut value, long timestamp) {
        context().forward(new Record<>(key, value, timestamp));
    }

    /**
     * Passes every entry of the store to {@code write} within the next minutes, a few at a time, if the outputs are
     * {@link Outputs#REPUBLISH}. Call this in {@link #open}. Entries that change meanwhile are written again by the
     * processor.
     */
    protected final <K, V> void republish(KeyValueStore<K, V> store, BiConsumer<K, V> write) {
        if (settings.outputs() == Outputs.REPUBLISH) {
            StoreCursor<K, V> cursor = new StoreCursor<>(store);
            Cancellable[] ticking = new Cancellable[1];
            ticking[0] = punctuations.every(REPUBLISH_INTERVAL, now -> {
                if (cursor.advance(MAX_REPUBLISHED_AT_ONCE, write)) {
                    ticking[0].cancel();
                }
            });
        }
    }

    @Override
    public final void init(ProcessorContext<KOut, VOut> initialised) {
        announcement.gone();
        punctuations.begin(initialised);
        context = initialised;
        state = open(initialised);
        announcement.live(initialised::getStateStore, initialised.taskId().partition());
    }

    @Override
    public final void close() {
        punctuations.end();
        announcement.gone();
    }
}
