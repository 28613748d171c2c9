package io.shopstream.streams.query;

import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of this instance, as the running Kafka Streams shows them. */
public interface StoreSource {
    /** The ticket of a partition that this instance cannot answer for. */
    long NOT_LIVE = 0;

    /**
     * One partition of a store, to be read from any thread.
     *
     * @throws InvalidStateStoreException unless Kafka Streams runs and this instance owns the partition; reading may
     *     throw it too, once it no longer does
     */
    <K, V> ReadOnlyKeyValueStore<K, V> partition(String store, int partition);

    /**
     * Changes whenever a store's partition comes, goes or is restored: equal tickets before and after a read, other than
     * {@link #NOT_LIVE}, mean that the store was whole throughout.
     */
    long ticket(String store, int partition);
}
