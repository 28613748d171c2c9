package io.shopstream.producer;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.kafka.KafkaConnection;
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
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
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
        String kafka = SharedPlatform.get().kafka().bootstrapServers();
        List<ConsumerRecord<String, V>> records = new ArrayList<>();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka));
                Consumer<String, V> consumer = new KafkaConsumer<>(
                        TopicScan.settings(KafkaConnection.of(kafka), "test-contents", IsolationLevel.READ_COMMITTED),
                        new StringDeserializer(),
                        values)) {
            TopicEnds ends = new TopicEnds(admin, TIMEOUT);
            TopicScan.to(consumer, ends.ends(ends.partitions(List.of(topic.name()))), TIMEOUT)
                    .forEach(records::add);
        }
        return records;
    }
}
