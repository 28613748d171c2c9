package io.shopstream.local.chaos;

import io.shopstream.local.console.CommandFailure;
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
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Sends the script's orders at a steady rate, each followed by its next version, and tells the oracle. */
final class ScriptedTraffic implements AutoCloseable {
    private static final Duration BEAT = Duration.ofMillis(10);
    private static final Duration REGISTRY_PATIENCE = Duration.ofSeconds(30);

    private final OrderScript script;
    private final Oracle oracle;
    private final Topic<Order> topic = Topics.standard().orders();
    private final Serializer<Order> serializer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    ScriptedTraffic(String kafka, URI registry, OrderScript script, Oracle oracle) {
        this.script = script;
        this.oracle = oracle;
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            new TopicProvisioner(admin).provision(List.of(topic));
        }
        this.serializer = new AvroSerdes(new HttpSchemaRegistry(registry, REGISTRY_PATIENCE)).serializer(topic);
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka, ProducerConfig.LINGER_MS_CONFIG, 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Returns when all of {@code length} is acknowledged. */
    void run(Duration length) throws InterruptedException {
        long begun = System.nanoTime();
        long all = length.toSeconds() * script.perPane();
        long next = 0;
        while (next < all) {
            long due = Math.min(all, (System.nanoTime() - begun) * script.perPane() / 1_000_000_000L);
            for (; next < due; next++) {
                send(next);
            }
            Thread.sleep(BEAT);
        }
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new CommandFailure("the broker did not take an order: " + failed.getMessage(), failed);
        }
    }

    private void send(long number) {
        oracle.sending(number);
        send(number, 1, () -> oracle.acknowledged(number));
        send(number, 2, () -> {});
    }

    private void send(long number, long version, Runnable whenAcknowledged) {
        Order order = script.order(number, version);
        producer.send(
                new ProducerRecord<>(
                        topic.name(),
                        order.getOrderId().getBytes(StandardCharsets.UTF_8),
                        serializer.serialize(topic.name(), order)),
                (metadata, failed) -> {
                    if (failed == null) {
                        whenAcknowledged.run();
                    } else {
                        failure.compareAndSet(null, failed);
                    }
                });
    }

    @Override
    public void close() {
        producer.close();
    }
}
