package io.shopstream.streams.query.cluster;

import java.util.Map;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of this instance, as exposed by the running Kafka Streams. */
public interface StoreSource {
    /** Ticket of a partition that this instance cannot answer for. */
    long NOT_LIVE = 0;

    /**
     * Returns one partition of a store in any state, readable from any thread. Compare tickets taken before and after
     * the read to know whether the read is valid.
     *
     * @throws InvalidStateStoreException unless Kafka Streams is running and the partition is open here; a read may
     *     throw it too, once the partition is closed
     */
    <K, V> ReadOnlyKeyValueStore<K, V> partition(String store, int partition);

    /**
     * Returns a ticket that changes whenever the store partition is opened, closed or restored. Equal tickets before
     * and after a read, other than {@link #NOT_LIVE}, mean that the store was complete throughout.
     */
    long ticket(String store, int partition);

    /**
     * Returns the ticket of a standby: {@link #NOT_LIVE} until it has first caught up with its changelog since it began
     * to fill.
     */
    default long standbyTicket(String store, int partition) {
        return NOT_LIVE;
    }

    /**
     * Returns the current changelog lag, in records, of each standby of the store. Omits standbys that lag too far;
     * empty if the lags are unknown.
     */
    default Map<Integer, Long> standbyLags(String store) {
        return Map.of();
    }
}
