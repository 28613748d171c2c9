package io.shopstream.streams.query.question;

import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads the entries of one store partition between two keys, in the order of key bytes. */
final class Scan {
    private Scan() {}

    /** Passes on every entry with a key from {@code lower} to {@code upper}, both inclusive. */
    static <K, V> void between(ReadOnlyKeyValueStore<K, V> partition, K lower, K upper, BiConsumer<K, V> each) {
        // An unclosed iterator pins RocksDB files until the process ends.
        try (KeyValueIterator<K, V> entries = partition.range(lower, upper)) {
            entries.forEachRemaining(entry -> each.accept(entry.key, entry.value));
        }
    }

    /**
     * Passes on every entry of the hours that the range touches.
     *
     * @param boundAt returns the key that sorts after all entries that start before the given time, and before all
     *     others
     */
    static <K, V> void hours(
            ReadOnlyKeyValueStore<K, V> partition,
            Function<Instant, K> boundAt,
            PaneRange range,
            BiConsumer<K, V> each) {
        between(partition, boundAt.apply(range.firstHour()), boundAt.apply(range.to()), each);
    }
}
