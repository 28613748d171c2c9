package io.shopstream.streams.runtime.application;

import io.shopstream.schemas.topic.KafkaAnswer;
import io.shopstream.schemas.topic.PartitionCheck;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicEnds;
import io.shopstream.schemas.topic.TopicMismatchException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * Detects that a topic of the service has another number of partitions than when the service began to use it. Kafka
 * Streams itself notices this only when it refreshes its metadata, minutes later, and then fails in a rebalance.
 */
public final class PartitionGuard {
    private final String applicationId;
    private final int partitions;
    private final List<Topic<?>> used;
    private final Duration timeout;

    /**
     * @param partitions of every topic of the service, internal ones included
     * @param used the topics that the service reads and writes, without internal ones
     * @param timeout longest wait for one answer
     */
    public PartitionGuard(String applicationId, int partitions, Collection<Topic<?>> used, Duration timeout) {
        this.applicationId = applicationId;
        this.partitions = partitions;
        this.used = List.copyOf(used);
        this.timeout = timeout;
    }

    /**
     * Compares the topics that exist.
     *
     * @throws TopicMismatchException if one differs; names it, both numbers and the remedy
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer
     */
    public void require(Admin admin) {
        List<Topic<?>> all = new ArrayList<>(used);
        new InternalTopics(applicationId)
                .among(KafkaAnswer.await(admin.listTopics().names(), timeout))
                .forEach(internal -> all.add(new Topic<>(internal, partitions, Map.of(), byte[].class)));
        PartitionCheck.require(
                all,
                new TopicEnds(admin, timeout)
                        .partitionCounts(all.stream().map(Topic::name).toList()));
    }
}
