package io.shopstream.bench.chaos;

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

/** Sends the script's orders at a steady rate, in the versions that the deliveries define, and calls the listener. */
final class ScriptedTraffic implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(30);

    private final OrderScript script;
    private final Deliveries deliveries;
    private final Listener listener;
    private final Topic<Order> topic = Topics.standard().orders();
    private final Serializer<Order> serializer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    ScriptedTraffic(String kafka, URI registry, OrderScript script, Deliveries deliveries, Listener listener) {
        this.script = script;
        this.deliveries = deliveries;
        this.listener = listener;
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            new TopicProvisioner(admin).provision(List.of(topic));
        }
        this.serializer = new AvroSerdes(new HttpSchemaRegistry(registry, REGISTRY_TIMEOUT)).serializer(topic);
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka, ProducerConfig.LINGER_MS_CONFIG, 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends for the given time; returns when all records are acknowledged. */
    void run(Duration length) throws InterruptedException {
        long begun = System.nanoTime();
        long all = length.toSeconds() * script.perPane();
        long next = 0;
        while (next < all) {
            long due = Math.min(all, (System.nanoTime() - begun) * script.perPane() / 1_000_000_000L);
            for (; next < due; next++) {
                send(next);
            }
            Thread.sleep(PAUSE);
        }
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new CommandFailure("the broker did not accept an order: " + failed.getMessage(), failed);
        }
    }

    private void send(long number) {
        listener.sending(number);
        boolean first = true;
        for (long version : deliveries.of(number)) {
            boolean notifies = first;
            first = false;
            send(number, version, notifies);
        }
    }

    private void send(long number, long version, boolean notifies) {
        Order order = script.order(number, Math.max(1, version));
        byte[] value = version == Deliveries.GARBAGE ? new byte[] {1, 2, 3} : serializer.serialize(topic.name(), order);
        producer.send(
                new ProducerRecord<>(topic.name(), order.getOrderId().getBytes(StandardCharsets.UTF_8), value),
                (metadata, failed) -> {
                    if (failed != null) {
                        failure.compareAndSet(null, failed);
                    } else if (notifies) {
                        listener.acknowledged(number);
                    }
                });
    }

    /** Called for every order. */
    interface Listener {
        /** Before the first record of the order is sent. */
        void sending(long number);

        /** After the broker has acknowledged the first record of the order. */
        void acknowledged(long number);
    }

    @Override
    public void close() {
        producer.close();
    }
}
