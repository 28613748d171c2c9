package io.shopstream.streams;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicEnds;
import io.shopstream.schemas.topic.TopicScan;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
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
        List<ConsumerRecord<String, V>> records = new ArrayList<>();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers));
                KafkaConsumer<String, V> consumer = new KafkaConsumer<>(
                        TopicScan.settings(brokers, "test-log", IsolationLevel.READ_COMMITTED),
                        new StringDeserializer(),
                        new AvroSerdes(registry).deserializer(topic))) {
            Map<TopicPartition, Long> ends = new TopicEnds(admin, TIMEOUT).ends(topic.topicPartitions());
            TopicScan.to(consumer, ends, TIMEOUT).forEach(records::add);
        }
        return records;
    }
}
