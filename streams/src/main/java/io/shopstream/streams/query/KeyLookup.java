package io.shopstream.streams.query;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Looks up the values under one key in every partition: which partition holds the key depends on the producer's
 * partitioner, and partitioners differ.
 *
 * @param <F> the found values as a record, as sent between instances
 */
interface KeyLookup<K, V, F> extends Question<K, V, F> {
    K key();

    F found(List<V> values);

    List<V> values(F found);

    @Override
    default F answer(ReadOnlyKeyValueStore<K, V> partition) {
        return found(Stream.ofNullable(partition.get(key())).toList());
    }

    @Override
    default F merge(F one, F other) {
        return found(Stream.concat(values(one).stream(), values(other).stream()).toList());
    }
}
