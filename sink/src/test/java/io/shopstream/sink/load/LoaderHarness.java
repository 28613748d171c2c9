package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.fixture.TestTopics;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.load.batch.LoadListener;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Runs facts loaders between topics and their own warehouse, which receives the records written from now on. */
final class LoaderHarness {
    static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final TestTopics topics;
    private final TestWarehouse warehouse;
    private final Topic<Order> orders;

    LoaderHarness(TestTopics topics) {
        this.topics = topics;
        this.warehouse = topics.warehouseFromHere();
        this.orders = topics.topics().orders();
    }

    TestTopics topics() {
        return topics;
    }

    TestWarehouse warehouse() {
        return warehouse;
    }

    LoaderThread start() {
        return start(20_000, LoadListener.NONE);
    }

    LoaderThread start(int maxRecords, LoadListener listener) {
        LoaderThread loader = new LoaderFactory(
                        topics.topics(),
                        topics.serdes(),
                        new LoaderSettings(
                                KafkaConnection.of(TestTopics.bootstrapServers()), warehouse.loader(), maxRecords),
                        Clock.systemUTC(),
                        FaultInjectionPoint.NONE)
                .facts(listener);
        loader.start();
        return loader;
    }

    void sendOrders(int from, int to) {
        for (int i = from; i < to; i++) {
            topics.send(orders, "o" + i, Samples.order("o" + i, 1));
        }
        topics.flush();
    }

    void sendInTransaction(List<String> orderIds, boolean commit) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        TestTopics.bootstrapServers(),
                        "transactional.id",
                        UUID.randomUUID().toString()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (String orderId : orderIds) {
                byte[] value = topics.serdes().serializer(orders).serialize(orders.name(), Samples.order(orderId, 1));
                producer.send(new ProducerRecord<>(orders.name(), orderId.getBytes(StandardCharsets.UTF_8), value));
            }
            producer.flush();
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }

    long endOfOrders() {
        return topics.ends(List.of(orders)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    long orders() {
        return warehouse.number("select count(*) from warehouse.orders");
    }

    long recordsInLedger() {
        return warehouse.number("select sum(records) from ops.sink_offsets");
    }

    void awaitOrders(long count, LoaderThread loader) {
        await().atMost(TIMEOUT).ignoreExceptions().untilAsserted(() -> assertThat(orders())
                .as("orders while the loader is %s", loader.monitor().state())
                .isEqualTo(count));
    }
}
