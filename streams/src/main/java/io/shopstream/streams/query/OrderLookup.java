package io.shopstream.streams.query;

import io.shopstream.streams.flow.TopologyNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Looks up the stored last version of one order in every partition. */
record OrderLookup(String orderId) implements Question<byte[], byte[], OrderLookup.Found> {
    /** Values in the layout of {@code StoredOrder}. */
    record Found(List<byte[]> versions) {
        Found {
            versions = List.copyOf(versions);
        }
    }

    @Override
    public String store() {
        return TopologyNames.LAST_VERSION_BY_ORDER;
    }

    @Override
    public Found answer(ReadOnlyKeyValueStore<byte[], byte[]> partition) {
        return new Found(Stream.ofNullable(partition.get(orderId.getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    @Override
    public Found merge(Found one, Found other) {
        return new Found(
                Stream.concat(one.versions.stream(), other.versions.stream()).toList());
    }

    @Override
    public Class<Found> partial() {
        return Found.class;
    }
}
