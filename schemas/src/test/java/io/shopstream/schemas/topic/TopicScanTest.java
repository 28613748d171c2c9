package io.shopstream.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.schemas.kafka.KafkaConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class TopicScanTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOPIC = "shop.orders.v1";
    private static final TopicPartition ONE = new TopicPartition(TOPIC, 0);
    private static final TopicPartition TWO = new TopicPartition(TOPIC, 1);

    private final MockConsumer<String, String> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
    private final List<String> read = new ArrayList<>();

    TopicScanTest() {
        consumer.updatePartitions(TOPIC, List.of(info(ONE), info(TWO)));
        consumer.updateBeginningOffsets(Map.of(ONE, 0L, TWO, 5L));
        consumer.updateEndOffsets(Map.of(ONE, 0L, TWO, 5L));
    }

    @Test
    void shouldReadATopicFromItsBeginningsToItsEnds() {
        consumer.updateEndOffsets(Map.of(ONE, 2L, TWO, 7L));
        TopicScan<String, String> scan = TopicScan.of(consumer, TOPIC, PATIENCE);
        assertThat(scan.isDone()).isFalse();
        assertThat(scan.left()).isEqualTo(4);

        add(ONE, 0, 1);
        add(TWO, 5, 6);
        read(scan);

        assertThat(read).containsExactlyInAnyOrder("0@0", "0@1", "1@5", "1@6");
        assertThat(scan.left()).isZero();
    }

    @Test
    void shouldLeaveRecordsAfterTheEndToTheNextScan() {
        consumer.updateEndOffsets(Map.of(ONE, 2L));
        TopicScan<String, String> first = TopicScan.of(consumer, List.of(ONE), PATIENCE);
        add(ONE, 0, 1, 2);
        read(first);
        assertThat(read).containsExactly("0@0", "0@1");
        assertThat(consumer.position(ONE)).isEqualTo(2);
        assertThat(consumer.paused()).containsExactly(ONE);

        read.clear();
        consumer.updateEndOffsets(Map.of(ONE, 4L));
        TopicScan<String, String> second = first.further();
        add(ONE, 2, 3);
        read(second);
        assertThat(read).containsExactly("0@2", "0@3");
    }

    @Test
    void shouldNotReadOnBeforeItIsDone() {
        consumer.updateEndOffsets(Map.of(ONE, 1L));
        TopicScan<String, String> scan = TopicScan.of(consumer, List.of(ONE), PATIENCE);

        assertThatThrownBy(scan::further).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldReadBetweenGivenOffsets() {
        TopicScan<String, String> scan =
                TopicScan.between(consumer, Map.of(ONE, 1L, TWO, 9L), Map.of(ONE, 3L, TWO, 9L), PATIENCE);
        add(ONE, 0, 1, 2, 3);
        read(scan);

        assertThat(read).containsExactly("0@1", "0@2");
    }

    @Test
    void shouldSkipOffsetsWithoutRecordsAlsoAtTheEnd() {
        consumer.updateEndOffsets(Map.of(ONE, 10L));
        TopicScan<String, String> scan = TopicScan.of(consumer, List.of(ONE), PATIENCE);
        add(ONE, 3);
        scan.next().forEach(this::keep);
        assertThat(scan.isDone()).isFalse();
        assertThat(scan.left()).isEqualTo(6);

        // The marker of a transaction, or records that compaction removed.
        consumer.schedulePollTask(() -> consumer.seek(ONE, 10));
        read(scan);

        assertThat(read).containsExactly("0@3");
    }

    @Test
    void shouldBeDoneAtOnceIfThereIsNothingToRead() {
        assertThat(TopicScan.of(consumer, TOPIC, PATIENCE).isDone()).isTrue();
        TopicScan<String, String> unknown = TopicScan.of(consumer, "unknown", PATIENCE);
        assertThat(unknown.isDone()).isTrue();
        assertThat(unknown.next()).isEmpty();
    }

    @Test
    void shouldNameWhatIsMissingIfNothingArrives() {
        consumer.updateEndOffsets(Map.of(ONE, 2L, TWO, 8L));
        TopicScan<String, String> scan = TopicScan.of(consumer, TOPIC, Duration.ZERO);
        add(ONE, 0, 1);
        add(TWO, 5);

        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> read(scan))
                .withMessage("no record arrived from Kafka for 0 s: shop.orders.v1-1 is at offset 6, its end is 8");
        assertThat(read).contains("0@0", "0@1", "1@5");
    }

    @Test
    void shouldWaitAgainAfterEachStep() {
        Duration patience = Duration.ofMillis(500);
        consumer.updateEndOffsets(Map.of(ONE, 6L));
        TopicScan<String, String> scan = TopicScan.of(consumer, List.of(ONE), patience);
        long begun = System.nanoTime();
        for (int offset = 0; offset < 6; offset++) {
            long until = System.nanoTime() + Duration.ofMillis(100).toNanos();
            while (System.nanoTime() < until) {
                assertThat(scan.next()).isEmpty();
            }
            add(ONE, offset);
            scan.next().forEach(this::keep);
        }

        assertThat(scan.isDone()).isTrue();
        assertThat(read).hasSize(6);
        assertThat(System.nanoTime() - begun).isGreaterThan(patience.toNanos());
    }

    @Test
    void shouldNameTheIsolationLevelAsAConsumerDoes() {
        assertThat(TopicScan.settings(KafkaConnection.of("kafka:9092"), "test", IsolationLevel.READ_COMMITTED))
                .containsEntry("isolation.level", "read_committed");
    }

    private void read(TopicScan<String, String> scan) {
        scan.forEach(this::keep);
    }

    private void keep(ConsumerRecord<String, String> record) {
        read.add(record.partition() + "@" + record.offset());
    }

    private void add(TopicPartition partition, long... offsets) {
        for (long offset : offsets) {
            consumer.addRecord(new ConsumerRecord<>(partition.topic(), partition.partition(), offset, "key", "value"));
        }
    }

    private static PartitionInfo info(TopicPartition partition) {
        return new PartitionInfo(partition.topic(), partition.partition(), Node.noNode(), new Node[0], new Node[0]);
    }
}
