package io.shopstream.local.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.query.QueryJson;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.TopicScan;
import io.shopstream.schemas.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * Compares our serde with Confluent's client for JavaScript, in both directions, on random records of every topic. Needs
 * Node and its modules, so it runs in the profile {@code npm}.
 */
@Tag("npm")
@Timeout(600)
class ConfluentClientIT {
    private static final int RECORDS = 25;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final KafkaConnection kafka =
            KafkaConnection.of(SharedPlatform.get().kafka().bootstrapServers());
    private final Topics topics = Topics.prefixed("wire-" + UUID.randomUUID() + "-");
    private final RandomRecords random = new RandomRecords(4711);

    private CountedRegistry registry;
    private AvroSerdes serdes;
    private NodeClient node;

    @BeforeEach
    void start() throws IOException {
        registry = new CountedRegistry(SharedPlatform.get().registry().url());
        serdes = serdes();
        node = new NodeClient(kafka.servers(), registry.url());
        try (Admin admin = Admin.create(kafka.with(Map.of()))) {
            new TopicProvisioner(admin).provision(topics.all());
        }
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void shouldBeReadInEveryTopic() throws Exception {
        Map<String, JsonNode> written = new HashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Topic<?> topic : topics.all()) {
            send(topic, written);
            counts.put(topic.name(), RECORDS + 1);
        }
        registry.takeRequests();

        List<JsonNode> read = node.read(counts);

        assertThat(read).hasSize(counts.size() * (RECORDS + 1));
        Map<String, JsonNode> values = new HashMap<>();
        read.forEach(each -> values.put(id(each), each.path("value")));
        assertThat(values).isEqualTo(written);
        // Each schema once for each topic, however many records there are.
        assertThat(registry.takeRequests())
                .filteredOn(request -> request.contains("/schemas/ids/"))
                .doesNotHaveDuplicates()
                .hasSize(counts.size());
    }

    @Test
    void shouldReadWhatItWritesInEveryTopic() throws Exception {
        List<Map<String, Object>> lines = new ArrayList<>();
        Map<String, Object> written = new HashMap<>();
        for (Topic<?> topic : topics.all()) {
            register(topic);
            for (int index = 0; index < RECORDS; index++) {
                Object value = random.of(topic.valueType());
                lines.add(line(topic, "key " + index, PlainRecord.of((IndexedRecord) value)));
                written.put(topic.name() + " key " + index, value);
            }
        }
        registry.takeRequests();

        node.write(lines);

        assertThat(registry.takeRequests()).as("it asks for each schema once").doesNotHaveDuplicates();
        serdes = serdes();
        Map<String, Object> read = new HashMap<>();
        for (Topic<?> topic : topics.all()) {
            records(topic).forEach(record -> read.put(topic.name() + " " + record.key(), record.value()));
        }
        assertThat(read).isEqualTo(written);
        assertThat(registry.takeRequests())
                .as("so do we, for each id")
                .allMatch(request -> request.startsWith("GET /schemas/ids/"))
                .doesNotHaveDuplicates();
    }

    // A program that registers its own schemas may split them: the lines of an order are one of their own.
    @Test
    void shouldReadWhatItWritesWithReferences() throws Exception {
        Topic<Order> orders = topics.orders();
        String lineSubject = topics.prefix() + "order-line";
        Order order = random.of(Order.class);
        String whole = Order.getClassSchema().toString();
        String line = OrderLine.getClassSchema().toString();
        String split = whole.replace(nested(whole), "\"" + OrderLine.class.getName() + "\"");
        Map<String, Object> reference = Map.of("name", OrderLine.class.getName(), "subject", lineSubject, "version", 1);

        List<JsonNode> ids = node.write(List.of(
                Map.of("subject", lineSubject, "schema", line, "references", List.of()),
                Map.of("subject", orders.subject(), "schema", split, "references", List.of(reference)),
                line(orders, "key", PlainRecord.of(order)),
                line(orders, "key", PlainRecord.of(order))));

        assertThat(ids).hasSize(2);
        assertThat(split).doesNotContain("unit_price_minor");
        assertThat(records(orders)).extracting(ConsumerRecord::value).containsExactly(order, order);
        assertThat(registry.takeRequests())
                .filteredOn(request -> request.equals("GET /subjects/" + lineSubject + "/versions/1"))
                .as("we ask for the reference once")
                .hasSize(1);
        assertThat(node.read(Map.of(orders.name(), 2)))
                .extracting(each -> each.path("value"))
                .containsOnly(json(order));
    }

    private AvroSerdes serdes() {
        return new AvroSerdes(new HttpSchemaRegistry(URI.create(registry.url()), PATIENCE));
    }

    // The schema of the lines as it stands in the schema of the order: both are printed by Avro.
    private static String nested(String whole) {
        int begin = whole.indexOf("{\"type\":\"record\",\"name\":\"OrderLine\"");
        int depth = 0;
        for (int index = begin; ; index++) {
            depth += switch (whole.charAt(index)) {
                case '{' -> 1;
                case '}' -> -1;
                default -> 0;
            };
            if (depth == 0) {
                return whole.substring(begin, index + 1);
            }
        }
    }

    /** Records of our serializer, compressed as the services do, and a tombstone. */
    private <V> void send(Topic<V> topic, Map<String, JsonNode> sent) throws Exception {
        Serializer<V> serializer = serdes.serializer(topic);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                kafka.with(Map.of("compression.type", "lz4", "linger.ms", 20)),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int index = 0; index < RECORDS; index++) {
                V value = random.of(topic.valueType());
                String key = "key " + index;
                producer.send(new ProducerRecord<>(topic.name(), key, serializer.serialize(topic.name(), value)));
                sent.put(topic.name() + " " + key, json((IndexedRecord) value));
            }
            producer.send(new ProducerRecord<>(topic.name(), "gone", null));
            sent.put(topic.name() + " gone", QueryJson.mapper().nullNode());
        }
    }

    private <V> List<ConsumerRecord<String, V>> records(Topic<V> topic) {
        List<ConsumerRecord<String, V>> records = new ArrayList<>();
        try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(
                TopicScan.settings(kafka, "wire", IsolationLevel.READ_COMMITTED),
                new StringDeserializer(),
                serdes.deserializer(topic))) {
            TopicScan.of(consumer, topic.name(), PATIENCE).forEach(records::add);
        }
        return records;
    }

    private static Map<String, Object> line(Topic<?> topic, String key, Map<String, ?> value) {
        return Map.of("topic", topic.name(), "key", key, "value", value);
    }

    private static JsonNode json(IndexedRecord record) {
        return QueryJson.mapper().readTree(QueryJson.mapper().writeValueAsString(PlainRecord.of(record)));
    }

    private static String id(JsonNode read) {
        return read.path("topic").asString() + " " + read.path("key").asString();
    }

    // As a service does with its first record.
    private <V> void register(Topic<V> topic) {
        serdes.serializer(topic).serialize(topic.name(), random.of(topic.valueType()));
    }
}
