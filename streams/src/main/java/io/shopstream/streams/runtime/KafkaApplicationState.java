package io.shopstream.streams.runtime;

import io.shopstream.streams.flow.TopologyNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** {@link ApplicationState} read from the broker; throws {@code KafkaException} if the broker does not answer. */
final class KafkaApplicationState implements ApplicationState {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);
    // Reads only aborted transactions, and only if nothing was ever committed.
    private static final Duration READ_TIMEOUT = Duration.ofMinutes(1);

    private final Admin admin;
    private final String bootstrapServers;
    private final String applicationId;
    private final List<String> inputs;

    /** @param inputs the input topics, without internal ones */
    KafkaApplicationState(Admin admin, String bootstrapServers, String applicationId, List<String> inputs) {
        this.admin = admin;
        this.bootstrapServers = bootstrapServers;
        this.applicationId = applicationId;
        this.inputs = List.copyOf(inputs);
    }

    @Override
    public boolean hasPositions() {
        return isAnySet(await(admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata()));
    }

    // Asks for named partitions: without names the broker omits a group's very first offsets while they are being
    // committed. With names, the client leaves unstable partitions out of its answer, which can be detected.
    @Override
    public boolean hasSettledPositions() {
        Set<String> existing = topics();
        List<TopicPartition> read =
                partitions(Stream.concat(inputs.stream(), TopologyNames.repartitionTopics(applicationId).stream())
                        .filter(existing::contains)
                        .toList());
        Map<TopicPartition, OffsetAndMetadata> settled = await(admin.listConsumerGroupOffsets(
                        Map.of(applicationId, new ListConsumerGroupOffsetsSpec().topicPartitions(read)),
                        new ListConsumerGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata());
        if (isAnySet(settled)) {
            return true;
        }
        if (!settled.keySet().containsAll(read)) {
            throw new KafkaException("the first offsets of " + applicationId + " are just being committed");
        }
        return false;
    }

    private static boolean isAnySet(Map<TopicPartition, OffsetAndMetadata> positions) {
        return positions.values().stream().anyMatch(Objects::nonNull);
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
        List<TopicPartition> partitions = partitions(topics);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            // Offsets alone do not show committed records: aborted records and markers have offsets too.
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + READ_TIMEOUT.toNanos();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    return Optional.of(record.topic());
                }
                if (System.nanoTime() > deadline) {
                    throw new KafkaException("the internal topics of " + applicationId + " could not be read in time");
                }
            }
        }
        return Optional.empty();
    }

    private List<TopicPartition> partitions(List<String> topics) {
        return await(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        applicationId + "-start-check",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        // Another instance may purge records meanwhile; reading then continues at the new start, not at
                        // the end.
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        // A reset may be deleting these topics, and reading must not create them again.
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Kafka did not answer a request for topics or offsets", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while waiting for Kafka", e);
        }
    }
}
