package io.shopstream.streams;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes orders, and whatever else, into the order topic of one prefix on the shared platform. */
final class OrderFeed implements AutoCloseable {
    private final Topic<Order> topic;
    private final Serializer<Order> serializer;
    private final KafkaProducer<byte[], byte[]> producer;

    private OrderFeed(Topic<Order> topic, Serializer<Order> serializer, KafkaProducer<byte[], byte[]> producer) {
        this.topic = topic;
        this.serializer = serializer;
        this.producer = producer;
    }

    static OrderFeed on(String topicPrefix) {
        Topic<Order> orders = Topics.prefixed(topicPrefix).orders();
        String servers = SharedPlatform.get().kafka().bootstrapServers();
        try (Admin admin = Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            new TopicProvisioner(admin).provision(List.of(orders));
        }
        HttpSchemaRegistry registry = new HttpSchemaRegistry(
                URI.create(SharedPlatform.get().registry().url().toString()), Duration.ofSeconds(30));
        return new OrderFeed(
                orders,
                new AvroSerdes(registry).serializer(orders),
                new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()));
    }

    /** Acknowledged when this returns. */
    void send(TestOrder... orders) {
        for (TestOrder order : orders) {
            byte[] value = serializer.serialize(topic.name(), order.toAvro());
            producer.send(new ProducerRecord<>(topic.name(), order.id().getBytes(StandardCharsets.UTF_8), value));
        }
        producer.flush();
    }

    /** Acknowledged when this returns. */
    void sendRaw(byte @Nullable [] key, byte @Nullable [] value) {
        producer.send(new ProducerRecord<>(topic.name(), key, value));
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
