package io.shopstream.streams.runtime.stores;

import io.shopstream.streams.query.cluster.StoreSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Registry of the store partitions that are restored and written here. Each entry has a ticket, which changes when the
 * store is opened or closed here.
 *
 * <p>The stores themselves are kept, because Kafka Streams would list all tasks of all threads for every store that it
 * is asked for, and once more at every read (ADR 066).
 */
final class LiveStores {
    private record Live(long ticket, ReadOnlyKeyValueStore<?, ?> store) {}

    private final Map<StorePartition, Live> live = new ConcurrentHashMap<>();
    private final AtomicLong lastTicket = new AtomicLong(StoreSource.NOT_LIVE);

    void live(Map<String, ReadOnlyKeyValueStore<?, ?>> stores, int partition) {
        stores.forEach((name, store) ->
                live.put(new StorePartition(name, partition), new Live(lastTicket.incrementAndGet(), store)));
    }

    void gone(Collection<String> stores, int partition) {
        stores.forEach(store -> live.remove(new StorePartition(store, partition)));
    }

    /** Returns the partition if it is live; null if not. */
    @Nullable ReadOnlyKeyValueStore<?, ?> find(String store, int partition) {
        Live found = live.get(new StorePartition(store, partition));
        return found == null ? null : found.store();
    }

    /** See {@link StoreSource#ticket}. */
    long ticket(String store, int partition) {
        Live found = live.get(new StorePartition(store, partition));
        return found == null ? StoreSource.NOT_LIVE : found.ticket();
    }
}
