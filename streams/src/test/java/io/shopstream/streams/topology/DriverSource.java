package io.shopstream.streams.topology;

import io.shopstream.streams.query.StoreSource;
import java.util.List;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of drivers, to be asked as the service asks its own: each driver is a partition. */
public record DriverSource(List<TopologyDriver> drivers) implements StoreSource {
    public DriverSource(TopologyDriver driver) {
        this(List.of(driver));
    }

    @Override
    public <K, V> ReadOnlyKeyValueStore<K, V> partition(String store, int partition) {
        return drivers.get(partition).store(store);
    }

    @Override
    public long ticket(String store, int partition) {
        return 1;
    }
}
