package io.shopstream.sink.load;

import io.shopstream.sink.ledger.LedgerEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Notices when a topic of the loader is deleted, or created again, while it runs. Kafka's consumer says neither: it
 * goes on with the other topics and loses the partitions of this one. Not thread-safe.
 */
final class TopicWatch {
    private final List<String> topics;
    private final TopicIds topicIds;
    private final Map<String, String> marts;
    // By topic, kept when the partitions are lost: a topic that comes back after that has another id.
    private final Map<String, String> loadedIds = new HashMap<>();
    private Set<String> missing = Set.of();

    /**
     * @param topics all that the loader subscribes to
     * @param marts the table that each derived topic fills, by topic name
     */
    TopicWatch(Collection<String> topics, TopicIds topicIds, Map<String, String> marts) {
        this.topics = List.copyOf(topics);
        this.topicIds = topicIds;
        this.marts = Map.copyOf(marts);
    }

    /**
     * Asks the broker for the topics.
     *
     * @param owned the partitions that are being loaded
     * @return why the load is not complete; null if every topic exists
     * @throws LoaderStoppedException if a topic was created again
     */
    @Nullable String check(Map<TopicPartition, LedgerEntry> owned) {
        owned.forEach((partition, entry) -> loadedIds.put(partition.topic(), entry.topicId()));
        Map<String, String> found = topicIds.existing(topics);
        owned.keySet().forEach(partition -> requireSame(partition.topic(), found));
        missing.forEach(topic -> requireSame(topic, found));
        missing = new TreeSet<>(topics);
        missing.removeAll(found.keySet());
        return missing.isEmpty()
                ? null
                : "topic-missing: Kafka has no topic " + String.join(", ", missing)
                        + " any more. The other topics are being loaded. Create it again with the same partitions,"
                        + " which a restart of the sink does; what was not loaded of it is lost";
    }

    private void requireSame(String topic, Map<String, String> found) {
        String loaded = loadedIds.get(topic);
        String id = found.get(topic);
        if (loaded != null && id != null && !id.equals(loaded)) {
            throw LogBounds.recreated(topic, loaded, id, marts.get(topic));
        }
    }
}
