package io.shopstream.streams.topology;

import io.shopstream.streams.query.cluster.StoreSource;
import java.util.List;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Exposes the stores of test drivers like those of the service: each driver is one partition. */
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
