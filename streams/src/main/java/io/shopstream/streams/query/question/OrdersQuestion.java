package io.shopstream.streams.query.question;

import io.shopstream.streams.topology.TopologyNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Asks for the stored last versions of several orders. */
public record OrdersQuestion(List<String> orderIds) implements Question<byte[], byte[], OrdersQuestion.Versions> {
    public OrdersQuestion {
        orderIds = List.copyOf(orderIds);
    }

    /** What {@link OrderQuestion} finds, by order; an order that is in no partition is absent. */
    public record Versions(Map<String, List<byte[]>> versions) implements PartialAnswer<Versions> {
        public Versions {
            versions = Map.copyOf(versions);
        }

        @Override
        public Versions merge(Versions other) {
            return new Versions(Merging.maps(versions, other.versions, Merging::lists));
        }
    }

    @Override
    public String store() {
        return TopologyNames.LAST_VERSION_BY_ORDER;
    }

    @Override
    public Versions answer(ReadOnlyKeyValueStore<byte[], byte[]> partition) {
        Map<String, List<byte[]>> found = new HashMap<>();
        for (String id : orderIds) {
            List<byte[]> versions = new OrderQuestion(id).answer(partition).versions();
            if (!versions.isEmpty()) {
                found.put(id, versions);
            }
        }
        return new Versions(found);
    }
}
