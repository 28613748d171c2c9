package io.shopstream.streams.runtime.stores;

import io.shopstream.streams.query.cluster.StoreSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Registry of the store partitions that are restored and written here. Each entry has a ticket, which changes when the
 * store is opened or closed here.
 */
final class LiveStores {
    private final Map<StorePartition, Long> tickets = new ConcurrentHashMap<>();
    private final AtomicLong lastTicket = new AtomicLong(StoreSource.NOT_LIVE);

    void live(Collection<String> stores, int partition) {
        stores.forEach(store -> tickets.put(new StorePartition(store, partition), lastTicket.incrementAndGet()));
    }

    void gone(Collection<String> stores, int partition) {
        stores.forEach(store -> tickets.remove(new StorePartition(store, partition)));
    }

    /** See {@link StoreSource#ticket}. */
    long ticket(String store, int partition) {
        return tickets.getOrDefault(new StorePartition(store, partition), StoreSource.NOT_LIVE);
    }
}
