package io.shopstream.streams.runtime.stores;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Views of store partitions, made once for each running Kafka Streams: making one lists all its tasks, as each read does
 * anyway. A view finds the store anew with every read, so it remains right when the store is closed, moved or restored.
 */
final class StoreViews {
    private volatile Views views = new Views(null, Map.of());

    private record Key(String store, int partition) {}

    private record Views(@Nullable KafkaStreams streams, Map<Key, ReadOnlyKeyValueStore<?, ?>> byKey) {}

    @SuppressWarnings("unchecked") // a store has one type, which its callers know
    <K, V> ReadOnlyKeyValueStore<K, V> of(KafkaStreams streams, String store, int partition) {
        Views current = views;
        if (current.streams() != streams) {
            current = new Views(streams, new ConcurrentHashMap<>());
            views = current;
        }
        Key key = new Key(store, partition);
        ReadOnlyKeyValueStore<?, ?> known = current.byKey().get(key);
        if (known == null) {
            // Without stale stores, a live store could not be read while its thread restores another one. Tickets show
            // which state the store is in.
            known = streams.store(StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.<K, V>keyValueStore())
                    .withPartition(partition)
                    .enableStaleStores());
            current.byKey().put(key, known);
        }
        return (ReadOnlyKeyValueStore<K, V>) known;
    }
}
