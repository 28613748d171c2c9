package io.shopstream.local.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.publish.RecordSender;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.DeadLetterHeader;
import io.shopstream.schemas.topic.RecordHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Serializer<DeadLetter> TEXT = (topic, deadLetter) ->
            (deadLetter.getReason() + " replayed " + deadLetter.getReplayedAt()).getBytes(StandardCharsets.UTF_8);

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Replay replay = new Replay(
            new RecordSender(producer),
            Map.of("shop-sink-facts.dlq.v1", TEXT, "shop-streams.dlq.v1", TEXT),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void shouldSendTheBytesToTheirPartitionWithTheirTimestampAndThenMarkTheDeadLetter() {
        replay.add(TestDeadLetters.deadLetter("shop-sink-facts", "shop.orders.v1", 417));
        replay.finish();
        replay.finish();

        assertThat(producer.history()).hasSize(2);
        ProducerRecord<byte[], byte[]> record = producer.history().getFirst();
        assertThat(record.topic() + " " + record.partition()).isEqualTo("shop.orders.v1 2");
        assertThat(record.timestamp()).isEqualTo(TestDeadLetters.RECEIVED.toEpochMilli());
        assertThat(record.key()).asString(StandardCharsets.UTF_8).isEqualTo("key");
        assertThat(record.value()).asString(StandardCharsets.UTF_8).isEqualTo("value");
        ProducerRecord<byte[], byte[]> mark = producer.history().getLast();
        assertThat(mark.topic()).isEqualTo("shop-sink-facts.dlq.v1");
        assertThat(mark.key()).asString(StandardCharsets.UTF_8).isEqualTo("shop.orders.v1-2@417");
        assertThat(mark.value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("refused-by-database replayed 2026-03-02T08:00:00Z");
    }

    @Test
    void shouldSendATombstoneWithItsHeadersButNotTheMarkOfAFault() {
        Header lsn = RecordHeaders.sourceLsn(4_711);
        DeadLetter tombstone = TestDeadLetters.deadLetter("shop-sink-facts", "shop.users.v1", 3);
        tombstone.setRawValue(null);
        tombstone.setHeaders(List.of(
                new DeadLetterHeader(lsn.key(), ByteBuffer.wrap(lsn.value())),
                new DeadLetterHeader(RecordHeaders.fault("late", "run-1").key(), TestDeadLetters.bytes("late;run-1"))));

        replay.add(tombstone);
        replay.finish();

        ProducerRecord<byte[], byte[]> record = producer.history().getFirst();
        assertThat(record.value()).isNull();
        assertThat(record.headers()).hasSize(1);
        assertThat(RecordHeaders.sourceLsn(record.headers())).hasValue(4_711);
    }

    @Test
    void shouldSendFullBatchesBeforeFinish() {
        for (int offset = 0; offset < 120; offset++) {
            replay.add(TestDeadLetters.deadLetter("shop-sink-facts", "shop.orders.v1", offset));
        }

        assertThat(producer.history()).hasSize(200);
        replay.finish();
        assertThat(producer.history()).hasSize(240);
    }

    @Test
    void shouldSendARecordOnceThatTwoGroupsRejectedAndMarkBothDeadLetters() {
        replay.add(TestDeadLetters.deadLetter("shop-sink-facts", "shop.orders.v1", 417));
        replay.finish();
        replay.add(TestDeadLetters.deadLetter("shop-streams", "shop.orders.v1", 417));
        replay.finish();

        assertThat(producer.history().stream().map(ProducerRecord::topic))
                .containsExactly("shop.orders.v1", "shop-sink-facts.dlq.v1", "shop-streams.dlq.v1");
    }

    @Test
    void shouldMarkNothingThatKafkaDidNotAccept() {
        producer.sendException = new KafkaException("the record is too large");
        replay.add(TestDeadLetters.deadLetter("shop-sink-facts", "shop.orders.v1", 417));

        assertThatThrownBy(replay::finish)
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("the record is too large")
                .hasMessageContaining("run the same command again");
        assertThat(producer.history()).isEmpty();
    }
}
