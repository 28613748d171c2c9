package io.shopstream.streams.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far the service is behind: records between its committed positions and the end of what it reads, its own
 * repartition topics included, so that 0 means that everything committed before the question has reached the stores.
 * Transaction markers count as records for a moment.
 */
final class InputLag implements AutoCloseable {
    /** The broker did not say. */
    static final long UNKNOWN = -1;

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(3);

    private final String bootstrapServers;
    private final String group;
    private final List<TopicPartition> inputs;
    private final List<TopicPartition> internals;
    private @Nullable Admin admin;
    private boolean closed;

    InputLag(
            String bootstrapServers,
            String group,
            List<String> inputTopics,
            List<String> internalTopics,
            int partitions) {
        this.group = group;
        this.inputs = partitions(inputTopics, partitions);
        this.internals = partitions(internalTopics, partitions);
        this.bootstrapServers = bootstrapServers;
    }

    // Not before it is asked for: a host name that cannot be resolved yet must not keep the service from starting.
    private synchronized Admin admin() {
        if (closed) {
            throw new KafkaException("the service stops");
        }
        if (admin == null) {
            admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    bootstrapServers,
                    AdminClientConfig.CLIENT_ID_CONFIG,
                    group + "-lag"));
        }
        return admin;
    }

    /** {@link #UNKNOWN} while the broker cannot be found or does not answer, or an input topic is still to be created. */
    long measure() {
        try {
            Admin admin = admin();
            Set<String> topics = await(admin.listTopics().names());
            if (!inputs.stream().allMatch(input -> topics.contains(input.topic()))) {
                return UNKNOWN;
            }
            // Before the first run there are no internal topics, and nothing in them to be behind of.
            List<TopicPartition> present = internals.stream()
                    .filter(internal -> topics.contains(internal.topic()))
                    .toList();
            // In this order: what is found consumed has by then put all it makes into the internal topics.
            Map<TopicPartition, OffsetAndMetadata> positions =
                    await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            // Inputs to where they can be read, but internal topics to their very end: the markers that commit
            // positions
            // and the markers that release records become visible one by one.
            return behind(positions, ends(admin, inputs, IsolationLevel.READ_COMMITTED))
                    + behind(positions, ends(admin, present, IsolationLevel.READ_UNCOMMITTED));
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends(
            Admin admin, List<TopicPartition> partitions, IsolationLevel isolation)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        return await(
                admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all());
    }

    // Without a commit a partition will be read from its start, which is 0: inputs never expire, and of the others only
    // what was committed is purged.
    private static long behind(
            Map<TopicPartition, OffsetAndMetadata> positions, Map<TopicPartition, ListOffsetsResultInfo> ends) {
        long lag = 0;
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends.entrySet()) {
            OffsetAndMetadata position = positions.get(end.getKey());
            lag += Math.max(0, end.getValue().offset() - (position == null ? 0 : position.offset()));
        }
        return lag;
    }

    private static List<TopicPartition> partitions(List<String> topics, int partitions) {
        return topics.stream()
                .flatMap(topic ->
                        IntStream.range(0, partitions).mapToObj(partition -> new TopicPartition(topic, partition)))
                .toList();
    }

    private static <T> T await(KafkaFuture<T> future)
            throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (admin != null) {
            admin.close(ANSWER_TIMEOUT);
        }
    }
}
