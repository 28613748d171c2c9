package io.shopstream.streams.query;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Folds every entry with a key from {@code lower} to {@code upper}, both inclusive, in the order of key bytes. */
interface Scan<K, V, P> extends Question<K, V, P> {
    K lower();

    K upper();

    /** Reads all entries of one partition and returns the partial answer. */
    P fold(Iterator<KeyValue<K, V>> entries);

    @Override
    default P answer(ReadOnlyKeyValueStore<K, V> partition) {
        // An unclosed iterator pins RocksDB files until the process ends.
        try (KeyValueIterator<K, V> entries = partition.range(lower(), upper())) {
            return fold(entries);
        }
    }

    /** Merges two maps; {@code plus} merges the values of keys that are in both. */
    static <T, S> Map<T, S> merged(Map<T, S> one, Map<T, S> other, BinaryOperator<S> plus) {
        Map<T, S> merged = new HashMap<>(one);
        other.forEach((key, value) -> merged.merge(key, value, plus));
        return merged;
    }
}
