package io.shopstream.streams.query;

import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Folds every entry with a key from {@code lower} to {@code upper}, both inclusive, in the order of key bytes. */
public interface Scan<K, V, P> extends Question<K, V, P> {
    K lower();

    K upper();

    /** Creates a new fold for each partition. */
    StoreReader.Fold<K, V, P> fold();

    @Override
    default P answer(ReadOnlyKeyValueStore<K, V> partition) {
        StoreReader.Fold<K, V, P> fold = fold();
        // An unclosed iterator pins RocksDB files until the process ends.
        try (KeyValueIterator<K, V> entries = partition.range(lower(), upper())) {
            entries.forEachRemaining(entry -> fold.add(entry.key, entry.value));
        }
        return fold.result();
    }
}
