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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes orders, and whatever else, into the order topic of one prefix on the shared platform. */
final class OrderFeed implements AutoCloseable {
    private final Topic<Order> topic;
    private final Serializer<Order> serializer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> pending = new ArrayList<>();

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
            send(order.id().getBytes(StandardCharsets.UTF_8), value);
        }
        awaitAll();
    }

    /** Acknowledged when this returns. */
    void sendRaw(byte @Nullable [] key, byte @Nullable [] value) {
        send(key, value);
        awaitAll();
    }

    /** To any topic; acknowledged when this returns. */
    void send(ProducerRecord<byte[], byte[]> record) {
        pending.add(producer.send(record));
        awaitAll();
    }

    private void send(byte @Nullable [] key, byte @Nullable [] value) {
        pending.add(producer.send(new ProducerRecord<>(topic.name(), key, value)));
    }

    private void awaitAll() {
        producer.flush();
        for (Future<RecordMetadata> sent : pending) {
            try {
                sent.get();
            } catch (ExecutionException | InterruptedException e) {
                throw new AssertionError("the broker did not take a record", e);
            }
        }
        pending.clear();
    }

    @Override
    public void close() {
        producer.close();
    }
}
