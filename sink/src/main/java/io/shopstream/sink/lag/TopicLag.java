package io.shopstream.sink.lag;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a consumer group is behind in a topic.
 *
 * @param lag offsets from the next one to be read to the end, over all partitions
 */
record TopicLag(String consumerGroup, String topic, long lag) {
    /**
     * A partition whose end is unknown has no lag: its topic does not exist, or does not exist any more.
     *
     * @param positions by group: the next offset of each partition that it reads
     */
    static List<TopicLag> of(Map<String, Map<TopicPartition, Long>> positions, Map<TopicPartition, Long> ends) {
        return positions.entrySet().stream()
                .flatMap(group -> byTopic(group.getValue(), ends).entrySet().stream()
                        .map(topic -> new TopicLag(group.getKey(), topic.getKey(), topic.getValue())))
                .sorted(Comparator.comparing(TopicLag::consumerGroup).thenComparing(TopicLag::topic))
                .toList();
    }

    private static Map<String, Long> byTopic(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
        Map<String, Long> lags = new TreeMap<>();
        positions.forEach((partition, next) -> {
            Long end = ends.get(partition);
            if (end != null) {
                lags.merge(partition.topic(), Math.max(0, end - next), Long::sum);
            }
        });
        return lags;
    }
}
