package io.shopstream.streams.query;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The values under one key, of each partition that has one: which partition that is, is up to the producer's
 * partitioner, and not all agree.
 *
 * @param <F> the found values as a record, since what travels is one
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
