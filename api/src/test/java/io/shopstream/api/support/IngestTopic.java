package io.shopstream.api.support;

import io.shopstream.embedded.Platform;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topic;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a whole topic. */
public final class IngestTopic<V> implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Topic<V> topic;
    private final KafkaConsumer<String, V> consumer;

    public IngestTopic(Platform platform, Topic<V> topic) {
        this(platform.kafka().bootstrapServers(), platform.registry().url(), topic);
    }

    public IngestTopic(String kafka, String registry, Topic<V> topic) {
        this.topic = topic;
        Deserializer<V> values = new AvroSerdes(new HttpSchemaRegistry(URI.create(registry), Duration.ofSeconds(30)))
                .deserializer(topic);
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
                new StringDeserializer(),
                values);
    }

    /** The records by {@code partition@offset}, up to the ends of now. */
    public Map<String, V> read() {
        consumer.assign(topic.topicPartitions());
        consumer.seekToBeginning(topic.topicPartitions());
        Map<TopicPartition, Long> ends = consumer.endOffsets(topic.topicPartitions());
        Map<String, V> records = new HashMap<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL)
                    .forEach(record -> records.put(record.partition() + "@" + record.offset(), record.value()));
        }
        return records;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
