package io.shopstream.schemas.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks the broker for the partitions of topics, their end offsets, and how far a group has read. Every method throws
 * {@link KafkaException} if the broker rejects a request or does not answer it within the timeout.
 */
public final class TopicEnds {
    private final Admin admin;
    private final Duration timeout;

    /** @param timeout longest wait for one answer */
    public TopicEnds(Admin admin, Duration timeout) {
        this.admin = admin;
        this.timeout = timeout;
    }

    /**
     * Every partition of the topics.
     *
     * @throws UnknownTopicOrPartitionException if one of the topics does not exist
     */
    public List<TopicPartition> partitions(Collection<String> topics) {
        return KafkaAnswer.await(admin.describeTopics(topics).allTopicNames(), timeout).values().stream()
                .flatMap(topic -> partitions(topic).stream())
                .toList();
    }

    /** Every partition of those topics that exist. */
    public List<TopicPartition> existingPartitions(Collection<String> topics) {
        return existing(topics).values().stream()
                .flatMap(topic -> partitions(topic).stream())
                .toList();
    }

    /**
     * Those topics that exist, by name, with their ids: a topic that is created again has another id.
     *
     * @throws TopicAuthorizationException names every topic that may not be described
     */
    public Map<String, TopicDescription> existing(Collection<String> topics) {
        return PermittedAnswers.await(
                admin.describeTopics(topics).topicNameValues(),
                AclOperation.DESCRIBE,
                UnknownTopicOrPartitionException.class::isInstance,
                timeout);
    }

    /** How many partitions each of the topics has, by name; topics that do not exist are left out. */
    public Map<String, Integer> partitionCounts(Collection<String> topics) {
        return existingPartitions(topics).stream()
                .collect(Collectors.groupingBy(TopicPartition::topic, Collectors.summingInt(_ -> 1)));
    }

    /** Every partition of the topic. */
    public static List<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
    }

    /**
     * The offset after the last record of each partition, records of open and aborted transactions included.
     *
     * <p>A commit returns before its markers are in every partition, so right after a commit the committed end may lie
     * before the committed records. A {@code read_committed} consumer that must not miss them reads to this end, which
     * it reaches once no transaction is open.
     */
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return ends(partitions, IsolationLevel.READ_UNCOMMITTED);
    }

    /** The offset up to which a {@code read_committed} consumer can read each partition now. */
    public Map<TopicPartition, Long> committedEnds(Collection<TopicPartition> partitions) {
        return ends(partitions, IsolationLevel.READ_COMMITTED);
    }

    /** The offsets that a consumer group has committed: of each such partition the next one that it reads. */
    public Map<TopicPartition, Long> positions(String consumerGroup) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        KafkaAnswer.await(admin.listConsumerGroupOffsets(consumerGroup).partitionsToOffsetAndMetadata(), timeout)
                .forEach((partition, position) -> {
                    if (position != null) {
                        positions.put(partition, position.offset());
                    }
                });
        return positions;
    }

    private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        KafkaAnswer.await(
                        admin.listOffsets(latest, new ListOffsetsOptions(isolation))
                                .all(),
                        timeout)
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }
}
