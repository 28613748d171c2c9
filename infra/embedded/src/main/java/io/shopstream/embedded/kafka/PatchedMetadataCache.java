package io.shopstream.embedded.kafka;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.metadata.KRaftMetadataCache;
import org.apache.kafka.server.common.KRaftVersion;

/**
 * Distinguishes a partition that currently has no leader from one that does not exist, which Kafka 4.3 does not
 * (KAFKA-20734).
 *
 * <p>After a {@code kill -9} the controller fences the dead broker when its session times out; until the new broker is
 * unfenced, no partition has a leader. Kafka then treats the partitions of transactions that were about to commit as
 * deleted, writes no markers to them and records the transactions as complete. The records stay invisible, the offsets
 * stay unstable, and a stream thread waits for those offsets for ever.
 */
final class PatchedMetadataCache extends KRaftMetadataCache {
    PatchedMetadataCache(int brokerId, Supplier<KRaftVersion> version) {
        super(brokerId, version);
    }

    /** Empty only if the partition does not exist; {@link Node#noNode()} while it has no reachable leader. */
    @Override
    public Optional<Node> getPartitionLeaderEndpoint(String topic, int partition, ListenerName listener) {
        Optional<Node> leader = super.getPartitionLeaderEndpoint(topic, partition, listener);
        return leader.isEmpty() && exists(topic, partition) ? Optional.of(Node.noNode()) : leader;
    }

    private boolean exists(String topic, int partition) {
        return getLeaderAndIsr(topic, partition).isPresent();
    }
}
