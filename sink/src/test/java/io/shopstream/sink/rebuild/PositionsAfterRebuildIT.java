package io.shopstream.sink.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicScan;
import io.shopstream.sink.fixture.TestTopics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The live load and a rebuild name the same record for each version of an order: its first one in the log. */
class PositionsAfterRebuildIT {
    private static final LoadedPast PAST = LoadedPast.shared();
    private static final String ROWS = "select order_id, version, status, source_topic, source_partition, source_offset"
            + " from warehouse.order_status_changes order by (order_id || '|' || version) collate \"C\"";
    private static final String FORGET = "update warehouse.order_status_changes set source_topic = null,"
            + " source_partition = null, source_offset = null";

    private final RebuildHarness harness = PAST.harness();

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void shouldNameTheFirstRecordOfEachVersionInTheLog() throws Exception {
        List<String> expected = firstRecords(harness.topics);
        assertThat(expected).hasSizeGreaterThan(300);
        assertThat(harness.warehouse.rows(ROWS)).as("live load").isEqualTo(expected);

        RecordedRun run = harness.rebuild(null);

        assertThat(run.state()).isEqualTo("DONE");
        assertThat(run.differences()).isEmpty();
        assertThat(harness.warehouse.rows(ROWS)).as("rebuild").isEqualTo(expected);
        harness.warehouse.execute("delete from ops.sink_offsets");
        harness.loadAll();
        assertThat(harness.warehouse.rows(ROWS)).as("load after the rebuild").isEqualTo(expected);
    }

    @Test
    void shouldFillThePositionsOfVersionsThatWereLoadedBefore() throws Exception {
        List<String> expected = firstRecords(harness.topics);
        harness.warehouse.execute(FORGET);
        Map<String, String> before = harness.checksums();

        RecordedRun run;
        try (RebuildService rebuildService = harness.rebuildService()) {
            run = RebuildHarness.ended(rebuildService, rebuildService.start(null, 14));
        }

        assertThat(run.tables()).containsExactly("warehouse.order_status_changes");
        assertThat(run.state()).isEqualTo("DONE");
        assertThat(run.differences())
                .isNotEmpty()
                .allMatch(difference -> difference.startsWith("warehouse.order_status_changes: source_"))
                .anyMatch(difference -> difference.contains("source_offset adds up to"));
        assertThat(harness.warehouse.rows(ROWS)).isEqualTo(expected);
        Map<String, String> after = harness.checksums();
        after.put("warehouse.order_status_changes", before.get("warehouse.order_status_changes"));
        assertThat(after).as("all other tables").isEqualTo(before);
    }

    /** Read record by record, partition by partition, with a map only. */
    private static List<String> firstRecords(TestTopics topics) {
        Topic<Order> orders = topics.topics().orders();
        Map<String, String> first = new TreeMap<>();
        Map<TopicPartition, Long> ends = topics.ends(List.of(orders));
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestTopics.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> starts =
                    ends.keySet().stream().collect(Collectors.toMap(partition -> partition, partition -> 0L));
            TopicScan<byte[], byte[]> scan = TopicScan.between(consumer, starts, ends, Duration.ofSeconds(30));
            while (!scan.isDone()) {
                scan.next().forEach(record -> read(topics, record, first));
            }
        }
        return first.entrySet().stream()
                .map(entry -> entry.getKey() + "|" + entry.getValue())
                .toList();
    }

    private static void read(TestTopics topics, ConsumerRecord<byte[], byte[]> record, Map<String, String> first) {
        if (record.value().length < 5) {
            return;
        }
        Order order =
                topics.serdes().deserializer(topics.topics().orders()).deserialize(record.topic(), record.value());
        long lines = order.getLines().stream()
                .mapToLong(line -> line.getQuantity() * line.getUnitPriceMinor())
                .sum();
        if (lines == order.getTotalMinor()) {
            first.putIfAbsent(
                    order.getOrderId() + "|" + order.getVersion(),
                    "%s|%s|%d|%d".formatted(order.getStatus(), record.topic(), record.partition(), record.offset()));
        }
    }
}
