package io.shopstream.streams.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the service is behind: records between its committed positions and the end of what it reads, its own
 * repartition topics included, so that 0 means that everything acknowledged before has reached the stores. Transaction
 * markers count as records for a moment.
 */
final class InputLag implements AutoCloseable {
    /** The broker did not say. */
    static final long UNKNOWN = -1;

    private static final long ANSWER_SECONDS = 3;

    private final Admin admin;
    private final String group;
    private final String inputTopic;
    private final int partitions;

    InputLag(String bootstrapServers, String group, String inputTopic, int partitions) {
        this.group = group;
        this.inputTopic = inputTopic;
        this.partitions = partitions;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                group + "-lag"));
    }

    long measure() {
        try {
            Map<TopicPartition, Long> positions = positions();
            Map<TopicPartition, ListOffsetsResultInfo> ends = await(admin.listOffsets(
                            positions.keySet().stream()
                                    .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())),
                            new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all());
            long lag = 0;
            for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends.entrySet()) {
                lag += Math.max(0, end.getValue().offset() - positions.getOrDefault(end.getKey(), 0L));
            }
            return lag;
        } catch (ExecutionException | TimeoutException e) {
            return UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
    }

    // A partition without a commit is read from the start: orders never expire, so that is offset 0.
    private Map<TopicPartition, Long> positions() throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            positions.put(new TopicPartition(inputTopic, partition), 0L);
        }
        Map<TopicPartition, OffsetAndMetadata> committed =
                await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                positions.put(partition, offset.offset());
            }
        });
        return positions;
    }

    private static <T> T await(KafkaFuture<T> future)
            throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        admin.close(java.time.Duration.ofSeconds(ANSWER_SECONDS));
    }
}
