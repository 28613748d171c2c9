package io.shopstream.producer;

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
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics of the shared platform. */
public final class TopicContents {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private TopicContents() {}

    public static AvroSerdes serdes() {
        return new AvroSerdes(new HttpSchemaRegistry(
                URI.create(SharedPlatform.get().registry().url()), TIMEOUT));
    }

    /** Reads every committed record that the topic holds now. */
    public static <V> List<ConsumerRecord<String, V>> read(Topic<V> topic) {
        return read(topic, serdes().deserializer(topic));
    }

    /** Reads the same records with another deserializer for the values. */
    public static <V> List<ConsumerRecord<String, V>> read(Topic<?> topic, Deserializer<V> values) {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                SharedPlatform.get().kafka().bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                LogEnds.FETCH_WAIT_MS);
        List<ConsumerRecord<String, V>> records = new ArrayList<>();
        try (Consumer<String, V> consumer = new KafkaConsumer<>(config, new StringDeserializer(), values)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends =
                    LogEnds.of(SharedPlatform.get().kafka().bootstrapServers(), partitions);
            long deadline = System.nanoTime() + TIMEOUT.toNanos();
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("read only " + records.size() + " records of " + ends);
                }
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }
}
