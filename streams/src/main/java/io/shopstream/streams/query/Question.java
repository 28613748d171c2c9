package io.shopstream.streams.query;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Question that every partition of one store answers. A question is a record of plain values and is sent to other
 * instances as JSON; so is its partial answer. Questions not listed in {@link Questions} are answered on this instance
 * only.
 *
 * @param <K> keys of the store
 * @param <V> values of the store
 * @param <P> partial answer: a record of plain values that JSON can represent
 */
interface Question<K, V, P> {
    String store();

    /** Answers from one partition. May throw any exception of the store. */
    P answer(ReadOnlyKeyValueStore<K, V> partition);

    /** Merges the answers of two partitions; commutative and associative. */
    P merge(P one, P other);

    Class<P> partial();
}
