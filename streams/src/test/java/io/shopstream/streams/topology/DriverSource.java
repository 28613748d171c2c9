package io.shopstream.streams.topology;

import io.shopstream.streams.query.StoreSource;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of a driver, to be asked as the service asks its own. */
public record DriverSource(TopologyDriver driver) implements StoreSource {
    @Override
    public <K, V> ReadOnlyKeyValueStore<K, V> partition(String store, int partition) {
        return driver.store(store);
    }

    @Override
    public long ticket(String store, int partition) {
        return 1;
    }
}
