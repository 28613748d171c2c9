package io.shopstream.streams.query;

import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of this instance, as the running Kafka Streams shows them. */
public interface StoreSource {
    /** The ticket of a partition that this instance cannot answer for. */
    long NOT_LIVE = 0;

    /** The lag of a standby that must not be read. */
    long NO_STANDBY = -1;

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
     * Records that the standby is behind its changelog, asked for now; {@link #NO_STANDBY} if there is none, if it has
     * fallen too far behind, or if nobody can say.
     */
    default long standbyLag(String store, int partition) {
        return NO_STANDBY;
    }
}
