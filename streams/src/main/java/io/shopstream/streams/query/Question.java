package io.shopstream.streams.query;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * What is asked of every partition of one store, wherever it lives: a record of plain values, since it travels to other
 * instances as JSON, and so does the partial answer. Named in {@link Questions}, else it stays on this instance.
 *
 * @param <K> keys of the store
 * @param <V> values of the store
 * @param <P> a partial answer: a record of plain values that JSON can carry
 */
public interface Question<K, V, P> {
    String store();

    /** From one partition. May throw whatever the store throws. */
    P answer(ReadOnlyKeyValueStore<K, V> partition);

    /** Of two partitions together; in any order, with the same result. */
    P merge(P one, P other);

    Class<P> partial();
}
