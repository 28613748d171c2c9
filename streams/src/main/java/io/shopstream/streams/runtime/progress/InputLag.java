package io.shopstream.streams.runtime.progress;

import io.shopstream.schemas.topic.TopicEnds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Measures how far the service is behind: records between its committed offsets and the ends of what it reads,
 * including its own repartition topics. So 0 means that everything committed before the call has reached the stores.
 * Transaction markers count as records for a moment.
 */
final class InputLag {
    /** The lag while the broker does not answer. */
    static final long UNKNOWN = -1;

    private final LazyAdmin broker;
    private final String group;
    private final List<TopicPartition> sources;
    private final List<TopicPartition> internals;
    private volatile boolean allPresent;

    InputLag(LazyAdmin broker, String group, List<String> sourceTopics, List<String> internalTopics, int partitions) {
        this.broker = broker;
        this.group = group;
        this.sources = partitions(sourceTopics, partitions);
        this.internals = partitions(internalTopics, partitions);
    }

    /** Empty while the broker is unreachable or does not answer, or a source topic does not exist yet. */
    Optional<InputOffsets> sample() {
        try {
            Admin admin = broker.get();
            TopicEnds ends = new TopicEnds(admin, LazyAdmin.ANSWER_TIMEOUT);
            List<TopicPartition> present = presentInternals(admin);
            // Positions first, ends second: whatever is committed as consumed has by then written all its results to
            // the internal topics.
            Map<TopicPartition, Long> positions = ends.positions(group);
            // Source topics up to the last stable offset, internal topics up to their very end: the markers that commit
            // positions and those that release records become visible one at a time.
            return Optional.of(new InputOffsets(positions, ends.committedEnds(sources), ends.ends(present)));
        } catch (KafkaException e) {
            return Optional.empty();
        }
    }

    // Before the first run the internal topics do not exist, so they have no lag.
    private List<TopicPartition> presentInternals(Admin admin) {
        if (allPresent) {
            return internals;
        }
        Set<String> topics = LazyAdmin.await(admin.listTopics().names());
        if (!sources.stream().allMatch(source -> topics.contains(source.topic()))) {
            throw new KafkaException("a topic that streams reads does not exist yet");
        }
        List<TopicPartition> present = internals.stream()
                .filter(internal -> topics.contains(internal.topic()))
                .toList();
        allPresent = present.size() == internals.size();
        return present;
    }

    private static List<TopicPartition> partitions(List<String> topics, int partitions) {
        return topics.stream()
                .flatMap(topic ->
                        IntStream.range(0, partitions).mapToObj(partition -> new TopicPartition(topic, partition)))
                .toList();
    }
}
