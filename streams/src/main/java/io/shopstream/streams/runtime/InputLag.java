package io.shopstream.streams.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Measures how far the service is behind: records between its committed offsets and the ends of its inputs, including
 * its own repartition topics. So 0 means that everything committed before the call has reached the stores. Transaction
 * markers count as records for a moment.
 */
final class InputLag {
    /** The lag while the broker does not answer. */
    static final long UNKNOWN = -1;

    private final LazyAdmin broker;
    private final String group;
    private final List<TopicPartition> inputs;
    private final List<TopicPartition> internals;
    private volatile boolean allPresent;

    InputLag(LazyAdmin broker, String group, List<String> inputTopics, List<String> internalTopics, int partitions) {
        this.broker = broker;
        this.group = group;
        this.inputs = partitions(inputTopics, partitions);
        this.internals = partitions(internalTopics, partitions);
    }

    /** Empty while the broker is unreachable or does not answer, or an input topic does not exist yet. */
    Optional<InputOffsets> sample() {
        try {
            Admin admin = broker.get();
            List<TopicPartition> present = presentInternals(admin);
            // Positions first, ends second: whatever is committed as consumed has by then written all its results to
            // the internal topics.
            Map<TopicPartition, Long> positions = positions(admin);
            // Inputs up to the last stable offset, internal topics up to their very end: the markers that commit
            // positions and those that release records become visible one at a time.
            return Optional.of(new InputOffsets(
                    positions,
                    ends(admin, inputs, IsolationLevel.READ_COMMITTED),
                    ends(admin, present, IsolationLevel.READ_UNCOMMITTED)));
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    // Before the first run the internal topics do not exist, so they have no lag.
    private List<TopicPartition> presentInternals(Admin admin)
            throws ExecutionException, TimeoutException, InterruptedException {
        if (allPresent) {
            return internals;
        }
        Set<String> topics = LazyAdmin.await(admin.listTopics().names());
        if (!inputs.stream().allMatch(input -> topics.contains(input.topic()))) {
            throw new KafkaException("an input topic does not exist yet");
        }
        List<TopicPartition> present = internals.stream()
                .filter(internal -> topics.contains(internal.topic()))
                .toList();
        allPresent = present.size() == internals.size();
        return present;
    }

    private Map<TopicPartition, Long> positions(Admin admin)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed =
                LazyAdmin.await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> positions = new HashMap<>();
        committed.forEach((partition, position) -> {
            if (position != null) {
                positions.put(partition, position.offset());
            }
        });
        return positions;
    }

    private static Map<TopicPartition, Long> ends(
            Admin admin, List<TopicPartition> partitions, IsolationLevel isolation)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        LazyAdmin.await(admin.listOffsets(latest, new ListOffsetsOptions(isolation))
                        .all())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private static List<TopicPartition> partitions(List<String> topics, int partitions) {
        return topics.stream()
                .flatMap(topic ->
                        IntStream.range(0, partitions).mapToObj(partition -> new TopicPartition(topic, partition)))
                .toList();
    }
}
