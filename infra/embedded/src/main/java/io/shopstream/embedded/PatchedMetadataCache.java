package io.shopstream.embedded;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.metadata.KRaftMetadataCache;
import org.apache.kafka.server.common.KRaftVersion;

/**
 * Tells a partition that has no leader at the moment from one that does not exist, which Kafka 4.3 does not
 * (KAFKA-20734).
 *
 * <p>After a {@code kill -9} the controller fences the dead broker when its session is over: until the new one is let in,
 * no partition has a leader. Kafka then takes the partitions of transactions that were about to commit for deleted ones,
 * writes no marker to them and records the transactions as complete. Their records stay invisible, their offsets unstable,
 * and a stream thread waits for those offsets for ever.
 */
final class PatchedMetadataCache extends KRaftMetadataCache {
    PatchedMetadataCache(int brokerId, Supplier<KRaftVersion> version) {
        super(brokerId, version);
    }

    /** Empty only if there is no such partition; {@link Node#noNode()} while it has no leader that can be reached. */
    @Override
    public Optional<Node> getPartitionLeaderEndpoint(String topic, int partition, ListenerName listener) {
        Optional<Node> leader = super.getPartitionLeaderEndpoint(topic, partition, listener);
        return leader.isEmpty() && exists(topic, partition) ? Optional.of(Node.noNode()) : leader;
    }

    private boolean exists(String topic, int partition) {
        return getLeaderAndIsr(topic, partition).isPresent();
    }
}
