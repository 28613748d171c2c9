package io.shopstream.streams.query;

import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.query.StateQueryResult;

/** The stores of this instance, as the running Kafka Streams shows them. */
public interface StoreSource {
    /** The ticket of a partition that this instance cannot answer for. */
    long NOT_LIVE = 0;

    /**
     * Runs an interactive query over what is local.
     *
     * @throws org.apache.kafka.streams.errors.StreamsException (its state store kind) unless Kafka Streams runs
     */
    <R> StateQueryResult<R> query(StateQueryRequest<R> request);

    /**
     * Changes whenever a store's partition comes, goes or is restored: equal tickets before and after a read, other than
     * {@link #NOT_LIVE}, mean that the store was whole throughout.
     */
    long ticket(String store, int partition);
}
