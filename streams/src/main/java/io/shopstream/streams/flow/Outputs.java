package io.shopstream.streams.flow;

import io.shopstream.schemas.topic.Topic;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.state.KeyValueStore;

/** Decides whether results are written to the derived topics, so that one generation can take over from another. */
public enum Outputs {
    /** Results are written. */
    ON,
    /** Only dead letters are written: another generation writes the results while this one catches up. */
    OFF,
    /** Results are written, and at the start every stored result is written once more: the take-over. */
    REPUBLISH;

    private static final Duration EVERY = Duration.ofMillis(50);
    private static final int MAX_AT_ONCE = 2_000;

    /** Writes the results of a subtopology to its topic, unless outputs are {@link #OFF}. */
    public static <V> void write(KStream<String, V> results, Topic<V> topic, String name, TopologyContext context) {
        results.filter((key, value) -> context.outputs() != OFF, Named.as(name + "-if-wanted"))
                .to(
                        topic.name(),
                        Produced.with(Serdes.String(), context.serdes().serde(topic))
                                .withName(name));
    }

    /**
     * Passes every entry of the store to {@code write} within the next minutes, a few at a time, if this is
     * {@link #REPUBLISH}. Call it from the {@code init} of the processor that owns the store. Entries that change
     * meanwhile are written again by the processor.
     */
    public <K, V> void republish(TaskLife life, KeyValueStore<K, V> store, BiConsumer<K, V> write) {
        if (this == REPUBLISH) {
            StoreCursor<K, V> cursor = new StoreCursor<>(store);
            Cancellable[] ticking = new Cancellable[1];
            ticking[0] = life.every(EVERY, now -> {
                if (cursor.advance(MAX_AT_ONCE, write)) {
                    ticking[0].cancel();
                }
            });
        }
    }
}
