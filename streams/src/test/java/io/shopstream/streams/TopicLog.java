package io.shopstream.streams;

import io.shopstream.embedded.LogEnds;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topic;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics of the shared platform. */
final class TopicLog {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private TopicLog() {}

    /** Returns all committed records, partition by partition, in order. */
    static <V> List<ConsumerRecord<String, V>> read(Topic<V> topic) {
        String brokers = SharedPlatform.get().kafka().bootstrapServers();
        HttpSchemaRegistry registry = new HttpSchemaRegistry(
                URI.create(SharedPlatform.get().registry().url()), TIMEOUT);
        List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "isolation.level",
                        "read_committed",
                        "fetch.max.wait.ms",
                        LogEnds.FETCH_WAIT_MS),
                new StringDeserializer(),
                new AvroSerdes(registry).deserializer(topic))) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = LogEnds.of(brokers, partitions);
            List<ConsumerRecord<String, V>> records = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }
}
