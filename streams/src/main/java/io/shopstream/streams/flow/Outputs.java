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

/** Whether results are written to the derived topics, for a generation that takes over from another. */
public enum Outputs {
    /** As always. */
    ON,
    /** No results are written, only dead letters: another generation writes, this one catches up. */
    OFF,
    /** As always, and everything that stands in the stores is written once more from the start: the take-over. */
    REPUBLISH;

    private static final Duration EVERY = Duration.ofMillis(50);
    private static final int MAX_AT_ONCE = 2_000;

    /** Writes a part's results to its topic, if they are wanted. */
    public static <V> void write(KStream<String, V> results, Topic<V> topic, String name, TopologyContext context) {
        results.filter((key, value) -> context.outputs() != OFF, Named.as(name + "-if-wanted"))
                .to(
                        topic.name(),
                        Produced.with(Serdes.String(), context.serdes().serde(topic))
                                .withName(name));
    }

    /**
     * To be called from the {@code init} of the processor that owns the store: if this is {@link #REPUBLISH}, hands every
     * entry to {@code write} within the next minutes, a few at a time. What changes meanwhile is written afterwards.
     */
    public <K, V> void republish(TaskLife life, KeyValueStore<K, V> store, BiConsumer<K, V> write) {
        if (this == REPUBLISH) {
            StoreCursor<K, V> cursor = new StoreCursor<>(store);
            Cancellable[] ticking = new Cancellable[1];
            ticking[0] = life.every(EVERY, now -> {
                if (cursor.goOn(MAX_AT_ONCE, write)) {
                    ticking[0].cancel();
                }
            });
        }
    }
}
