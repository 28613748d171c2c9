package io.shopstream.streams.query.question;

import io.shopstream.streams.topology.TopologyNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Asks for the stored last version of one order. */
public record OrderQuestion(String orderId) implements Question<byte[], byte[], OrderQuestion.Versions> {

    /** Values in the layout of {@code StoredOrder}: at most one per partition. */
    public record Versions(List<byte[]> versions) implements PartialAnswer<Versions> {
        public Versions {
            versions = List.copyOf(versions);
        }

        @Override
        public Versions merge(Versions other) {
            return new Versions(Merging.lists(versions, other.versions));
        }
    }

    @Override
    public String store() {
        return TopologyNames.LAST_VERSION_BY_ORDER;
    }

    @Override
    public Versions answer(ReadOnlyKeyValueStore<byte[], byte[]> partition) {
        byte[] key = orderId.getBytes(StandardCharsets.UTF_8);
        return new Versions(Stream.ofNullable(partition.get(key)).toList());
    }
}
