package io.shopstream.local;

import io.shopstream.local.up.Endpoints;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.query.QueryJson;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import tools.jackson.databind.JsonNode;

/** Publishes invalid records and returns the position of each. */
final class BadRecords {
    private final Topics topics = Topics.standard();
    private final Endpoints endpoints;
    private final Random random;

    BadRecords(Endpoints endpoints, long seed) {
        this.endpoints = endpoints;
        this.random = new Random(seed);
    }

    /** Raw values by {@code partition@offset}: half are random bytes, half are well-formed but invalid orders. */
    Map<String, byte[]> send(int ofEach) throws Exception {
        Serializer<Order> orders = orders();
        Map<String, byte[]> sent = new HashMap<>();
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (int index = 0; index < ofEach; index++) {
                byte[] garbage = new byte[random.nextInt(300)];
                random.nextBytes(garbage);
                send(producer, key("garbage-" + index), garbage, sent);
                Order invalid = invalid(index);
                send(
                        producer,
                        key(invalid.getOrderId()),
                        orders.serialize(topics.orders().name(), invalid),
                        sent);
            }
        }
        return sent;
    }

    /** Publishes a valid order of 1.00 with the given shipping country. */
    void sendValid(String orderId, String country) throws Exception {
        Order order = invalid(1);
        order.setOrderId(orderId);
        order.setTotalMinor(100);
        order.setShippingCountry(country);
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            send(producer, key(orderId), orders().serialize(topics.orders().name(), order), new HashMap<>());
        }
    }

    private Serializer<Order> orders() {
        return new AvroSerdes(new HttpSchemaRegistry(URI.create(endpoints.registry()), Duration.ofSeconds(30)))
                .serializer(topics.orders());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", endpoints.kafka()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void send(KafkaProducer<byte[], byte[]> producer, byte[] key, byte[] value, Map<String, byte[]> sent)
            throws Exception {
        Future<RecordMetadata> future =
                producer.send(new ProducerRecord<>(topics.orders().name(), key, value));
        RecordMetadata metadata = future.get();
        sent.put(metadata.partition() + "@" + metadata.offset(), value);
    }

    private static byte[] key(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    // Every order breaks a rule: the total is always one cent off, and some break other rules too.
    private static Order invalid(int index) {
        Instant now = Instant.now();
        return Order.newBuilder()
                .setOrderId("invalid-" + index)
                .setVersion(index % 5 == 0 ? 0 : 1)
                .setKind(index % 7 == 0 ? OrderKind.RETURN : OrderKind.SALE)
                .setStatus(OrderStatus.PLACED)
                .setPlacedAt(index % 3 == 0 ? now.plus(Duration.ofDays(3)) : now)
                .setUpdatedAt(now)
                .setCurrency(index % 11 == 0 ? "XYZ" : "USD")
                .setLines(List.of(OrderLine.newBuilder()
                        .setLineNo(1)
                        .setProductId("p")
                        .setQuantity(1)
                        .setUnitPriceMinor(100)
                        .build()))
                .setTotalMinor(101)
                .setShippingCountry("Nowhere")
                .setChannel("web")
                .build();
    }

    /** Of the answer of {@code status --json}. */
    static long rejectedByStreams(String status) {
        long records = 0;
        for (JsonNode one : QueryJson.mapper().readTree(status).path("rejected").path("by")) {
            if (one.path("consumer_group").asString().equals("shop-streams")) {
                records += one.path("records").asLong();
            }
        }
        return records;
    }
}
