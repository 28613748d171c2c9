package io.shopstream.streams.query;

import java.util.Map;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of this instance, as the running Kafka Streams shows them. */
public interface StoreSource {
    /** The ticket of a partition that this instance cannot answer for. */
    long NOT_LIVE = 0;

    /**
     * One partition of a store in whatever state it is, to be read from any thread. Only tickets, before and after, tell
     * what has been read.
     *
     * @throws InvalidStateStoreException unless Kafka Streams runs and the partition is open here; reading may throw it
     *     too, once it no longer is
     */
    <K, V> ReadOnlyKeyValueStore<K, V> partition(String store, int partition);

    /**
     * Changes whenever a store's partition comes, goes or is restored: equal tickets before and after a read, other than
     * {@link #NOT_LIVE}, mean that the store was whole throughout.
     */
    long ticket(String store, int partition);

    /**
     * The same for a standby, which is given a ticket once it has caught up with its changelog for the first time since
     * it began to fill.
     */
    default long standbyTicket(String store, int partition) {
        return NOT_LIVE;
    }

    /**
     * How many records each standby of the store is behind its changelog, asked for now. Without those that have fallen
     * too far behind, and empty if nobody can say.
     */
    default Map<Integer, Long> standbyLags(String store) {
        return Map.of();
    }
}
