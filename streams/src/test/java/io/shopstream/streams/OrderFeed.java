package io.shopstream.streams;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.RecordHeaders;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.jspecify.annotations.Nullable;

/** Writes records to the topics of one prefix on the shared platform. */
final class OrderFeed implements AutoCloseable {
    private final Topics topics;
    private final AvroSerdes serdes;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> pending = new ArrayList<>();

    private OrderFeed(Topics topics, AvroSerdes serdes, KafkaProducer<byte[], byte[]> producer) {
        this.topics = topics;
        this.serdes = serdes;
        this.producer = producer;
    }

    static OrderFeed on(String topicPrefix) {
        Topics topics = RunningService.topics(topicPrefix);
        try (Admin admin = Admin.create(kafka())) {
            new TopicProvisioner(admin).provision(List.of(topics.orders(), topics.events(), topics.products()));
        }
        HttpSchemaRegistry registry = new HttpSchemaRegistry(
                URI.create(SharedPlatform.get().registry().url()), Duration.ofSeconds(30));
        return new OrderFeed(
                topics,
                new AvroSerdes(registry),
                new KafkaProducer<>(kafka(), new ByteArraySerializer(), new ByteArraySerializer()));
    }

    private static Map<String, Object> kafka() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                SharedPlatform.get().kafka().bootstrapServers());
    }

    /** Acknowledged when this returns. */
    void send(TestOrder... orders) {
        for (TestOrder order : orders) {
            send(order.id().getBytes(StandardCharsets.UTF_8), encode(topics.orders(), order.toAvro()));
        }
        awaitAll();
    }

    /** Acknowledged when this returns. */
    void send(TestEvent event) {
        byte[] key = event.user().getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(topics.events().name(), key, encode(topics.events(), event.toAvro())));
    }

    /** Writes the product like change capture, with the version in a header; acknowledged when this returns. */
    void send(Product product) {
        byte[] key = product.getProductId().getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(
                topics.products().name(),
                null,
                key,
                encode(topics.products(), product),
                List.of(RecordHeaders.sourceLsn(product.getVersion()))));
    }

    /** Writes one record to each partition of the order topic in a transaction, and aborts it. */
    void abort() {
        Map<String, Object> config = new HashMap<>(kafka());
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.prefix() + "import");
        try (KafkaProducer<byte[], byte[]> aborting =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            aborting.initTransactions();
            aborting.beginTransaction();
            for (int partition = 0; partition < topics.orders().partitions(); partition++) {
                byte[] bytes = ("aborted" + partition).getBytes(StandardCharsets.UTF_8);
                aborting.send(new ProducerRecord<>(topics.orders().name(), partition, bytes, bytes));
            }
            aborting.flush();
            aborting.abortTransaction();
        }
    }

    private <V> byte[] encode(Topic<V> topic, V value) {
        return serdes.serializer(topic).serialize(topic.name(), value);
    }

    /** Acknowledged when this returns. */
    void sendRaw(byte @Nullable [] key, byte @Nullable [] value) {
        send(key, value);
        awaitAll();
    }

    /** Writes to any topic; acknowledged when this returns. */
    void send(ProducerRecord<byte[], byte[]> record) {
        pending.add(producer.send(record));
        awaitAll();
    }

    private void send(byte @Nullable [] key, byte @Nullable [] value) {
        pending.add(producer.send(new ProducerRecord<>(topics.orders().name(), key, value)));
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
