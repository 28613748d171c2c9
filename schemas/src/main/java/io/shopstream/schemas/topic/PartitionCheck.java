package io.shopstream.schemas.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares how many partitions topics have with how many they must have. All topics of a shop have the same number: a
 * record's partition follows from its key and that number, and streams joins topics partition by partition.
 *
 * <p>Kafka adds partitions to a topic and never takes one away. Records of one key then lie in two partitions, where
 * neither their order nor the state about them is kept, so such a topic cannot be used any more.
 */
public final class PartitionCheck {
    /** What to do about a topic that was given more partitions. A sentence without its last period. */
    public static final String REMEDY =
            "Kafka never takes partitions away, and records of one key now lie in two partitions: stop the shop and"
                    + " run './shopstream repartition --partitions N', which copies every topic that cannot be made again"
                    + " by key under another topic prefix, loads everything again from there and keeps the old topics";

    private PartitionCheck() {}

    /**
     * Compares topics with the catalogue of a service whose setting may be wrong.
     *
     * @param found partitions by topic name; a topic without an entry does not exist yet and is not compared
     * @throws TopicMismatchException if a topic has another number of partitions than the catalogue's
     */
    public static void require(Collection<Topic<?>> wanted, Map<String, Integer> found) {
        List<String> differences = differences(wanted, found);
        if (!differences.isEmpty()) {
            throw new TopicMismatchException(differences, remedy(wanted, found));
        }
    }

    /** Like {@link #require}, where the number of partitions is known to be the shop's. */
    public static void requireOfShop(Collection<Topic<?>> wanted, Map<String, Integer> found) {
        List<String> differences = differences(wanted, found);
        if (!differences.isEmpty()) {
            throw new TopicMismatchException(differences, REMEDY);
        }
    }

    private static List<String> differences(Collection<Topic<?>> wanted, Map<String, Integer> found) {
        List<String> differences = new ArrayList<>();
        for (Topic<?> topic : wanted) {
            Integer partitions = found.get(topic.name());
            if (partitions != null && partitions != topic.partitions()) {
                differences.add(difference(topic.name(), partitions, topic.partitions()));
            }
        }
        differences.sort(null);
        return differences;
    }

    /**
     * The number of partitions that the existing topics of one shop have in common.
     *
     * @param found partitions by topic name, at least one
     * @throws TopicMismatchException if they differ; names each topic that differs from most others
     */
    public static int common(Map<String, Integer> found) {
        SortedMap<Integer, Long> topicsByCount = found.values().stream()
                .collect(Collectors.groupingBy(count -> count, TreeMap::new, Collectors.counting()));
        // Of equally frequent numbers the lowest: a topic only ever gains partitions.
        long most =
                topicsByCount.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        int usual = topicsByCount.entrySet().stream()
                .filter(each -> each.getValue() == most)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        List<String> differences = found.entrySet().stream()
                .filter(each -> each.getValue() != usual)
                .map(each -> difference(each.getKey(), each.getValue(), usual) + " like the others")
                .sorted()
                .toList();
        if (!differences.isEmpty()) {
            throw new TopicMismatchException(differences, REMEDY);
        }
        return usual;
    }

    private static String difference(String topic, int found, int wanted) {
        return "%s has %s instead of %d".formatted(topic, found == 1 ? "1 partition" : found + " partitions", wanted);
    }

    // If all topics agree with one another, the setting may be wrong and not the topics.
    private static String remedy(Collection<Topic<?>> wanted, Map<String, Integer> found) {
        // Without the offset topic of change capture, which always has one partition.
        int catalogue = wanted.stream().mapToInt(Topic::partitions).max().orElse(0);
        Set<Integer> counts = new HashSet<>();
        for (Topic<?> topic : wanted) {
            Integer partitions = found.get(topic.name());
            if (partitions != null && topic.partitions() == catalogue) {
                counts.add(partitions);
            }
        }
        return wanted.size() > 1 && counts.size() == 1
                ? "The topics agree with one another: if they always had as many, set SHOPSTREAM_PARTITIONS="
                        + counts.iterator().next() + ". If not: " + REMEDY
                : REMEDY;
    }
}
