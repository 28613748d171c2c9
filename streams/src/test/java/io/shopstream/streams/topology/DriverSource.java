package io.shopstream.streams.topology;

import io.shopstream.streams.query.StoreSource;
import java.util.List;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of several drivers, as if each were a partition. */
record DriverSource(List<TopologyDriver> drivers) implements StoreSource {
    @Override
    public <K, V> ReadOnlyKeyValueStore<K, V> partition(String store, int partition) {
        return drivers.get(partition).store(store);
    }

    @Override
    public long ticket(String store, int partition) {
        return 1;
    }
}
