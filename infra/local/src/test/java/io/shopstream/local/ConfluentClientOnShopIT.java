package io.shopstream.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.local.up.Endpoints;
import io.shopstream.local.wire.NodeClient;
import io.shopstream.local.wire.PlainRecord;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.query.QueryJson;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.serde.UndecodableRecordException;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicScan;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Confluent's client for JavaScript on a whole shop: it reads what the services wrote into every topic, and an order that
 * it writes is loaded. Needs Node and its modules, so it runs in the profile {@code npm}.
 */
@Tag("npm")
@Timeout(900)
class ConfluentClientOnShopIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MAX_RECORDS = 300;

    private final Topics topics = Topics.of("", 2);
    // Nothing goes wrong with the rows of this shop; ConfluentClientIT writes a dead letter of capture.
    private final Set<String> empty =
            Set.of(topics.deadLetters(ConsumerGroups.CAPTURE).name());

    @TempDir
    private Path data;

    @Test
    void shouldReadEveryTopicAndWriteAnOrder(@TempDir Path files) throws Exception {
        try (ShopProcess shop = ShopProcess.start(data, "20", "--history=small")) {
            Endpoints endpoints = shop.endpoints();
            RetailFile.importLines(
                    data,
                    files,
                    0,
                    "990001,WIRE-A1,RED MUG,10,2011-01-10 10:00:00,5.00,90001,United Kingdom",
                    "990001,WIRE-A2,BLUE MUG,1O,2011-01-10 10:00:00,7.00,90001,United Kingdom");
            new BadRecords(endpoints, 4711).send(30);
            garbage(endpoints, topics.users());
            garbage(endpoints, topics.revenuePerMinute());

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(missing(endpoints))
                    .as("topics without a record")
                    .isEqualTo(empty));
            assertReads(endpoints);
            assertWrites(endpoints);
            shop.stop();
        }
    }

    private void assertReads(Endpoints endpoints) throws Exception {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Topic<?> topic : topics.all()) {
            List<ConsumerRecord<String, byte[]>> first = first(endpoints, topic, MAX_RECORDS);
            if (!first.isEmpty()) {
                counts.put(topic.name(), first.size());
            }
        }

        List<JsonNode> read = new NodeClient(endpoints.kafka(), endpoints.registry()).read(counts);

        assertThat(read)
                .hasSize(counts.values().stream().mapToInt(Integer::intValue).sum());
        Map<String, JsonNode> theirs = new HashMap<>();
        read.forEach(each -> theirs.put(position(each), each.path("value")));
        Map<String, JsonNode> ours = new HashMap<>();
        for (Topic<?> topic : topics.all()) {
            collect(endpoints, topic, theirs.keySet(), ours);
        }
        assertThat(theirs).isEqualTo(ours);
    }

    private void assertWrites(Endpoints endpoints) throws Exception {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        Order order = Order.newBuilder()
                .setOrderId("written-by-node")
                .setVersion(1)
                .setKind(OrderKind.SALE)
                .setStatus(OrderStatus.PLACED)
                .setPlacedAt(now)
                .setUpdatedAt(now)
                .setCurrency("USD")
                .setLines(List.of(OrderLine.newBuilder()
                        .setLineNo(1)
                        .setProductId("p")
                        .setQuantity(3)
                        .setUnitPriceMinor(1_234)
                        .build()))
                .setTotalMinor(3_702)
                .setShippingCountry("Norway")
                .setChannel("web")
                .build();
        new NodeClient(endpoints.kafka(), endpoints.registry())
                .write(List.of(Map.of(
                        "topic", topics.orders().name(), "key", order.getOrderId(), "value", PlainRecord.of(order))));
        ShopSql sql = new ShopSql(endpoints.postgres());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        sql.text("select sum(total) from warehouse.orders where order_id = 'written-by-node'"))
                .isEqualTo("37.02"));
    }

    private Set<String> missing(Endpoints endpoints) {
        return topics.all().stream()
                .filter(topic -> first(endpoints, topic, 1).isEmpty())
                .map(Topic::name)
                .collect(Collectors.toSet());
    }

    /** The first committed records of a topic, up to {@code max} of them. */
    private List<ConsumerRecord<String, byte[]>> first(Endpoints endpoints, Topic<?> topic, int max) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer(endpoints)) {
            TopicScan<String, byte[]> scan = TopicScan.of(consumer, topic.name(), PATIENCE);
            while (!scan.isDone() && records.size() < max) {
                records.addAll(scan.next());
            }
        }
        return records.subList(0, Math.min(max, records.size()));
    }

    /** The records at the wanted positions as our serde reads them; a value that it refuses is missing. */
    private <V> void collect(Endpoints endpoints, Topic<V> topic, Set<String> wanted, Map<String, JsonNode> values) {
        Deserializer<V> deserializer =
                new AvroSerdes(new HttpSchemaRegistry(URI.create(endpoints.registry()), PATIENCE)).deserializer(topic);
        try (KafkaConsumer<String, byte[]> consumer = consumer(endpoints)) {
            TopicScan.of(consumer, topic.name(), PATIENCE).forEach(record -> {
                String position = position(record.topic(), record.partition(), record.offset());
                if (wanted.contains(position)) {
                    values.put(position, json(deserializer, record));
                }
            });
        }
    }

    private static <V> JsonNode json(Deserializer<V> deserializer, ConsumerRecord<String, byte[]> record) {
        JsonMapper mapper = QueryJson.mapper();
        try {
            V value = deserializer.deserialize(record.topic(), record.value());
            return value == null
                    ? mapper.nullNode()
                    : mapper.readTree(mapper.writeValueAsString(PlainRecord.of((IndexedRecord) value)));
        } catch (UndecodableRecordException e) {
            return mapper.missingNode();
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(Endpoints endpoints) {
        return new KafkaConsumer<>(
                TopicScan.settings(KafkaConnection.of(endpoints.kafka()), "wire", IsolationLevel.READ_COMMITTED),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private static void garbage(Endpoints endpoints, Topic<?> topic) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", endpoints.kafka()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.name(), "garbage".getBytes(UTF_8), "no Avro".getBytes(UTF_8)))
                    .get();
        }
    }

    private static String position(JsonNode read) {
        return position(
                read.path("topic").asString(),
                read.path("partition").asInt(),
                Long.parseLong(read.path("offset").asString()));
    }

    private static String position(String topic, int partition, long offset) {
        return topic + "-" + partition + "@" + offset;
    }
}
