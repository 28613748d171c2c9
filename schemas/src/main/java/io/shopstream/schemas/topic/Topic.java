package io.shopstream.schemas.topic;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/**
 * One Kafka topic of the catalogue. Keys are always UTF-8 strings, values Avro records of {@code valueType} under the
 * subject {@link #subject()}.
 *
 * @param name full name, prefix included
 * @param partitions number of partitions it is created with
 * @param config topic settings that must hold on the broker
 * @param valueType generated Avro class of the value
 */
public record Topic<V>(String name, int partitions, Map<String, String> config, Class<V> valueType) {

    public Topic {
        config = Map.copyOf(config);
    }

    /** The registry subject of the value (topic name strategy). */
    public String subject() {
        return name + "-value";
    }

    /** The partitions it is created with. */
    public List<TopicPartition> topicPartitions() {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(name, partition))
                .toList();
    }
}
