package io.shopstream.streams.query.question;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Question that every partition of one store answers. A question is a record of plain values and is sent to other
 * instances as JSON; so is its answer.
 *
 * @param <K> keys of the store
 * @param <V> values of the store
 * @param <P> answer of a partition
 */
public interface Question<K, V, P extends PartialAnswer<P>> {
    String store();

    /** Answers from one partition. May throw any exception of the store. */
    P answer(ReadOnlyKeyValueStore<K, V> partition);
}
