package io.shopstream.api.explain;

import io.shopstream.embedded.Platform;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes records of orders and tells their positions. */
public final class OrderLog implements AutoCloseable {
    private final Topics topics;
    private final Serializer<Order> serializer;
    private final Producer<String, byte[]> producer;

    public OrderLog(Platform platform, Topics topics) {
        this.topics = topics;
        this.serializer = new AvroSerdes(
                        new HttpSchemaRegistry(URI.create(platform.registry().url()), Duration.ofSeconds(30)))
                .serializer(topics.orders());
        this.producer = producer(platform, Map.of());
    }

    static Producer<String, byte[]> producer(Platform platform, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", platform.kafka().bootstrapServers());
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    byte[] value(Order order) {
        return serializer.serialize(topics.orders().name(), order);
    }

    /** The positions of the orders, in the same order. */
    public List<RecordMetadata> send(List<Order> orders) {
        return orders.stream()
                .map(order -> new ProducerRecord<>(topics.orders().name(), order.getOrderId(), value(order)))
                .map(producer::send)
                .toList()
                .stream()
                .map(OrderLog::acknowledged)
                .toList();
    }

    static RecordMetadata acknowledged(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
