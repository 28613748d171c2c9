package io.shopstream.api.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.Orders;
import io.shopstream.api.support.RunningApi;
import io.shopstream.embedded.Platform;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderStatus;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Versions whose record cannot be read say why, and nothing is guessed about what they changed. */
class MissingRecordsIT {
    private static final String TOPIC = "explain-positions";
    private static final Platform PLATFORM = SharedPlatform.get();

    @BeforeAll
    static void create() throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", PLATFORM.kafka().bootstrapServers()));
    }

    /** Stores an order with these versions, each with its place in SQL. */
    private static JsonNode explained(String id, OrderStatus status, List<String> positions) {
        StringBuilder sql = new StringBuilder("""
            insert into warehouse.orders (order_id, version, kind, status, placed_at, updated_at, currency, total,
                                          shipping_country, channel)
            values ('%s', %d, 'SALE', '%s', '2030-03-01T10:00:00Z', now(), 'USD', 12.50, 'Norway', 'web');
            """.formatted(id, positions.size(), status));
        for (int version = 1; version <= positions.size(); version++) {
            sql.append(ExplainRows.change(id, version, "PAID", positions.get(version - 1)));
        }
        ExplainShop.warehouse().execute(sql.toString());
        HttpResponse<String> answer = ExplainShop.api().get("/api/explain/orders/" + id);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningApi.json(answer);
    }

    private static long written(Producer<String, byte[]> producer, String key, byte[] value) {
        RecordMetadata at = OrderLog.acknowledged(producer.send(new ProducerRecord<>(TOPIC, key, value)));
        return at.offset();
    }

    private static long written(Order order) {
        try (Producer<String, byte[]> producer = OrderLog.producer(PLATFORM, Map.of())) {
            return written(producer, order.getOrderId(), ExplainShop.log().value(order));
        }
    }

    private static String at(long offset) {
        return "'%s', 0, %d".formatted(TOPIC, offset);
    }

    private static List<String> records(JsonNode answer) {
        return answer.get("versions")
                .valueStream()
                .map(version -> version.get("record").stringValue() + " "
                        + version.get("effect").stringValue() + " "
                        + (version.get("windows").isNull()
                                ? "?"
                                : version.get("windows").size()))
                .toList();
    }

    @Test
    void shouldSayThatARebuildFillsPositions() {
        long second = written(Orders.one("no-place", 2, OrderStatus.PAID));
        JsonNode answer = explained("no-place", OrderStatus.PAID, List.of("null, null, null", at(second)));

        assertThat(records(answer)).containsExactly("rebuild-to-fill unknown ?", "read counted ?");
        assertThat(answer.at("/versions/0/position").isNull()).isTrue();
        assertThat(answer.get("agrees").isNull()).isTrue();
        assertThat(answer.get("net").stringValue()).isEqualTo("12.50");
    }

    @Test
    void shouldSayThatKafkaHasDeletedARecord() throws Exception {
        long first = written(Orders.one("deleted", 1, OrderStatus.PLACED));
        long second = written(Orders.one("deleted", 2, OrderStatus.PAID));
        long third = written(Orders.one("deleted", 3, OrderStatus.CANCELLED));
        try (Admin admin = admin()) {
            admin.deleteRecords(Map.of(new TopicPartition(TOPIC, 0), RecordsToDelete.beforeOffset(second)))
                    .all()
                    .get();
        }

        JsonNode answer = explained("deleted", OrderStatus.CANCELLED, List.of(at(first), at(second), at(third)));

        assertThat(records(answer)).containsExactly("no-longer-in-topic counted ?", "read counted ?", "read counted 5");
        assertThat(answer.at("/versions/2/windows/0/change/net").stringValue()).isEqualTo("-12.50");
    }

    @Test
    void shouldNotTakeAnotherRecordForTheVersion() {
        long other = written(Orders.one("somebody", 1, OrderStatus.PLACED));
        long later = written(Orders.one("other-place", 7, OrderStatus.PLACED));
        JsonNode answer = explained(
                "other-place",
                OrderStatus.PAID,
                List.of(at(other), at(later), at(1_000_000), "'explain-nowhere', 0, 3", "'%s', 9, 3".formatted(TOPIC)));

        assertThat(records(answer)).hasSize(5).allMatch("not-this-version unknown ?"::equals);
    }

    @Test
    void shouldSayThatARecordBreaksARuleOfToday() {
        Order wrong = Order.newBuilder(Orders.one("invalid", 1, OrderStatus.PLACED))
                .setTotalMinor(1)
                .build();
        JsonNode answer = explained("invalid", OrderStatus.PLACED, List.of(at(written(wrong))));

        assertThat(records(answer)).containsExactly("invalid counted ?");
    }

    @Test
    void shouldReadCommittedRecordsOnly() {
        Order order = Orders.one("aborted", 1, OrderStatus.PLACED);
        byte[] value = ExplainShop.log().value(order);
        try (Producer<String, byte[]> producer =
                OrderLog.producer(PLATFORM, Map.of("transactional.id", "explain-positions"))) {
            producer.initTransactions();
            producer.beginTransaction();
            long aborted = written(producer, "aborted", value);
            producer.abortTransaction();
            producer.beginTransaction();
            long committed = written(producer, "aborted", value);
            producer.commitTransaction();

            assertThat(records(explained("aborted", OrderStatus.PLACED, List.of(at(aborted)))))
                    .containsExactly("not-this-version unknown ?");
            ExplainShop.warehouse()
                    .execute("update warehouse.order_status_changes set source_offset = %d where order_id = 'aborted'"
                            .formatted(committed));
            JsonNode answer = RunningApi.json(ExplainShop.api().get("/api/explain/orders?id=aborted"));
            assertThat(records(answer)).containsExactly("read counted 5");
            assertThat(answer.get("agrees").booleanValue()).isTrue();
            // The marker of the commit is no record.
            ExplainShop.warehouse()
                    .execute("update warehouse.order_status_changes set source_offset = %d where order_id = 'aborted'"
                            .formatted(committed + 1));
            assertThat(records(RunningApi.json(ExplainShop.api().get("/api/explain/orders?id=aborted"))))
                    .containsExactly("not-this-version unknown ?");
        }
    }

    @Test
    void shouldSayThatKafkaIsAway() {
        try (RunningApi api = RunningApi.start(
                Map.of("shopstream.warehouse.url", ExplainShop.warehouse().url()))) {
            HttpResponse<String> answer = api.get("/api/explain/orders/o1");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(RunningApi.json(answer).get("part").stringValue()).isEqualTo("kafka");
            assertThat(answer.headers().firstValue("retry-after")).contains("2");
            assertThat(api.get("/api/explain/revenue?customer=u1").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldListTheFirstVersionsOfAnEndlessOrder() {
        List<String> positions = new ArrayList<>();
        long first = written(Orders.one("endless", 1, OrderStatus.PLACED));
        for (int version = 1; version <= 101; version++) {
            positions.add(at(first));
        }
        JsonNode answer = explained("endless", OrderStatus.PAID, positions);

        assertThat(answer.get("complete").booleanValue()).isFalse();
        assertThat(answer.get("versions")).hasSize(100);
        assertThat(answer.get("changes_net").isNull()).isTrue();
    }
}
