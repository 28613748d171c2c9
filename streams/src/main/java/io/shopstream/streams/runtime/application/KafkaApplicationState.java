package io.shopstream.streams.runtime.application;

import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.KafkaAnswer;
import io.shopstream.schemas.topic.TopicEnds;
import io.shopstream.schemas.topic.TopicScan;
import io.shopstream.streams.topology.TopologyNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** {@link ApplicationState} read from the broker; throws {@code KafkaException} if the broker does not answer. */
final class KafkaApplicationState implements ApplicationState {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration READ_PATIENCE = Duration.ofMinutes(1);

    private final Admin admin;
    private final TopicEnds ends;
    private final KafkaConnection kafka;
    private final String applicationId;
    private final List<String> sourceTopics;

    /** @param sourceTopics the topics that the topology reads, without internal ones */
    KafkaApplicationState(Admin admin, KafkaConnection kafka, String applicationId, List<String> sourceTopics) {
        this.admin = admin;
        this.ends = new TopicEnds(admin, ANSWER_TIMEOUT);
        this.kafka = kafka;
        this.applicationId = applicationId;
        this.sourceTopics = List.copyOf(sourceTopics);
    }

    @Override
    public boolean hasPositions() {
        return !ends.positions(applicationId).isEmpty();
    }

    // Asks for named partitions: without names the broker omits a group's very first offsets while they are being
    // committed. With names, the client leaves unstable partitions out of its answer, which can be detected.
    @Override
    public boolean hasSettledPositions() {
        List<TopicPartition> read = ends.existingPartitions(
                Stream.concat(sourceTopics.stream(), TopologyNames.repartitionTopics(applicationId).stream())
                        .toList());
        Map<TopicPartition, OffsetAndMetadata> settled = await(admin.listConsumerGroupOffsets(
                        Map.of(applicationId, new ListConsumerGroupOffsetsSpec().topicPartitions(read)),
                        new ListConsumerGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata());
        if (settled.values().stream().anyMatch(Objects::nonNull)) {
            return true;
        }
        if (!settled.keySet().containsAll(read)) {
            throw new KafkaException("the first offsets of " + applicationId + " are just being committed");
        }
        return false;
    }

    @Override
    public Set<String> topics() {
        return await(admin.listTopics().names());
    }

    @Override
    public Optional<String> withCommittedRecord(List<String> topics) {
        if (topics.isEmpty()) {
            return Optional.empty();
        }
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            // Offsets alone do not show committed records: aborted records and markers have offsets too.
            TopicScan<byte[], byte[]> scan = TopicScan.of(consumer, ends.partitions(topics), READ_PATIENCE);
            while (!scan.isDone()) {
                List<ConsumerRecord<byte[], byte[]>> records = scan.next();
                if (!records.isEmpty()) {
                    return Optional.of(records.getFirst().topic());
                }
            }
        }
        return Optional.empty();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                TopicScan.settings(kafka, applicationId + "-start-check", IsolationLevel.READ_COMMITTED),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static <T> T await(KafkaFuture<T> future) {
        return KafkaAnswer.await(future, ANSWER_TIMEOUT);
    }
}
