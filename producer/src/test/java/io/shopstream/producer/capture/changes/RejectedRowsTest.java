package io.shopstream.producer.capture.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.debezium.engine.DebeziumEngine.Offsets;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.shopstream.producer.capture.SchemasInMemory;
import io.shopstream.producer.capture.tables.CapturedTables;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.RecordHeaders;
import io.shopstream.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RejectedRowsTest {
    private static final Instant COMMITTED = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final Clock CLOCK = Clock.fixed(COMMITTED.plusMillis(40), ZoneOffset.UTC);
    private static final Schema KEY =
            SchemaBuilder.struct().field("category_id", Schema.STRING_SCHEMA).build();
    private static final Schema ROW = SchemaBuilder.struct()
            .optional()
            .field("category_id", Schema.STRING_SCHEMA)
            .field("name", Schema.OPTIONAL_STRING_SCHEMA)
            .field("department", Schema.STRING_SCHEMA)
            .field("rank", Schema.OPTIONAL_INT32_SCHEMA)
            .build();
    private static final Schema SOURCE = SchemaBuilder.struct()
            .field("schema", Schema.STRING_SCHEMA)
            .field("table", Schema.STRING_SCHEMA)
            .field("lsn", Schema.INT64_SCHEMA)
            .field("snapshot", Schema.OPTIONAL_STRING_SCHEMA)
            .field("ts_ms", Schema.INT64_SCHEMA)
            .build();
    private static final Schema ENVELOPE = SchemaBuilder.struct()
            .field("op", Schema.STRING_SCHEMA)
            .field("after", ROW)
            .field("source", SOURCE)
            .build();

    private final AvroSerdes serdes = new AvroSerdes(new SchemasInMemory());
    private final Topics topics = Topics.prefixed("t1-");
    private final CaptureMonitor monitor = new CaptureMonitor(CLOCK);
    private final Set<String> tooLarge = new HashSet<>();
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
                @Override
                public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
                    return tooLarge.contains(record.key())
                            ? CompletableFuture.failedFuture(new RecordTooLargeException("larger than the topic takes"))
                            : super.send(record);
                }
            };
    private final List<String> processed = new ArrayList<>();
    private final ChangeHandler handler = new ChangeHandler(
            new CapturedTables(serdes, topics),
            new ChangePublisher(producer, monitor),
            new DeletedRowFinder(KafkaConnection.of("127.0.0.1:1")),
            new RejectedRows(serdes, topics, CLOCK),
            monitor,
            FaultInjectionPoint.NONE,
            null);

    @Test
    void shouldMakeOneDeadLetterWithKeyColumnReasonAndWhatWasRead() throws InterruptedException {
        handle(change("c1", "Tents", 10), change("c2", null, 11), change("c3", "Stoves", 12));

        assertThat(producer.history())
                .extracting(ProducerRecord::topic, ProducerRecord::key)
                .containsExactly(
                        tuple("t1-shop.categories.v1", "c1"),
                        tuple("t1-shop-capture.dlq.v1", "shop.categories#c2-0@11"),
                        tuple("t1-shop.categories.v1", "c3"));
        DeadLetter letter = deadLetter(producer.history().get(1));
        assertThat(letter.getConsumerGroup()).isEqualTo("t1-shop-capture");
        assertThat(letter.getReason()).isEqualTo("field-missing");
        assertThat(letter.getDetail()).startsWith("column shop.categories.name is null");
        assertThat(text(letter.getRawKey())).isEqualTo("c2");
        assertThat(text(letter.getRawValue()))
                .isEqualTo("{\"category_id\":\"c2\",\"name\":null,\"department\":\"Outdoor\",\"rank\":3}");
        assertThat(letter.getSourceTimestamp()).isEqualTo(COMMITTED);
        assertThat(letter.getRejectedAt()).isEqualTo(CLOCK.instant());
        assertThat(letter.getHeaders()).hasSize(1);
        assertThat(monitor.status().rejectedRows()).isEqualTo(1);
        assertThat(monitor.status().changes()).isEqualTo(2);
        assertThat(monitor.status().lagMillis()).isEqualTo(40);
        assertThat(processed).containsExactly("c1", "c2", "c3");
    }

    @Test
    void shouldStoreNoPositionBeforeTheDeadLetterIsAcknowledged() {
        producer.sendException = new KafkaException("killed");
        assertThatThrownBy(() -> handle(change("c2", null, 11))).hasMessageContaining("killed");
        assertThat(processed).isEmpty();
        assertThat(monitor.status().rejectedRows()).isZero();
    }

    @Test
    void shouldRepeatADeadLetterUnderItsKeyAndPublishTheCorrectedRow() throws InterruptedException {
        handle(change("c2", null, 11));
        handle(change("c2", null, 11), change("c2", "Boats", 14));

        assertThat(producer.history())
                .extracting(ProducerRecord::key)
                .containsExactly("shop.categories#c2-0@11", "shop.categories#c2-0@11", "c2");
        assertThat(deadLetter(producer.history().get(1)))
                .isEqualTo(deadLetter(producer.history().get(0)));
        assertThat(RecordHeaders.sourceLsn(producer.history().get(2).headers())).hasValue(14);
    }

    @Test
    void shouldNameARowWithAnUnusualKeyByItsHashAndDeleteNothingForIt() throws InterruptedException {
        handle(change(" ", "Blank", 20), deletion(" ", 21), deletion("c1", 22));

        assertThat(producer.history())
                .extracting(ProducerRecord::key)
                .containsExactly("shop.categories#sha256:36a9e7f1c95b-0@20", "c1");
        assertThat(deadLetter(producer.history().getFirst()).getReason()).isEqualTo("id-missing");
    }

    @Test
    void shouldKeepALargeRow() throws InterruptedException {
        handle(change("c1", "x".repeat(2_000_000), 10));
        DeadLetter letter = deadLetter(producer.history().getFirst());
        assertThat(letter.getReason()).isEqualTo("text-not-storable");
        assertThat(letter.getRawValueSize()).isGreaterThan(2_000_000);
    }

    /** The topic may take less than the catalogue says: one row must not stop all tables. */
    @Test
    void shouldDeadLetterARowWhoseRecordKafkaRefuses() throws InterruptedException {
        tooLarge.add("c2");
        handle(change("c1", "Tents", 10), change("c2", "Boats", 11), change("c3", "Stoves", 12));

        assertThat(producer.history())
                .extracting(ProducerRecord::key)
                .containsExactly("c1", "c3", "shop.categories#c2-0@11");
        DeadLetter letter = deadLetter(producer.history().getLast());
        assertThat(letter.getReason()).isEqualTo("refused-by-kafka");
        assertThat(letter.getDetail())
                .isEqualTo("Kafka refuses the record of a row of shop.categories (RecordTooLargeException):"
                        + " larger than the topic takes");
        assertThat(text(letter.getRawKey())).isEqualTo("c2");
        assertThat(text(letter.getRawValue())).contains("\"name\":\"Boats\"");
        assertThat(monitor.status().rejectedRows()).isEqualTo(1);
        assertThat(monitor.status().changes()).isEqualTo(2);
        assertThat(processed).containsExactly("c1", "c2", "c3");
    }

    @Test
    void shouldStoreNoPositionWhileKafkaRefusesTheDeadLetter() {
        tooLarge.addAll(List.of("c2", "shop.categories#c2-0@11", "shop.categories#c3-0@12"));

        assertThatThrownBy(() -> handle(change("c2", "Boats", 11))).isInstanceOf(RecordTooLargeException.class);
        assertThatThrownBy(() -> handle(change("c3", null, 12))).isInstanceOf(RecordTooLargeException.class);
        assertThat(processed).isEmpty();
        assertThat(monitor.status().rejectedRows()).isZero();
    }

    private DeadLetter deadLetter(ProducerRecord<String, byte[]> record) {
        return serdes.deserializer(topics.deadLetters("shop-capture")).deserialize(record.topic(), record.value());
    }

    private static String text(@Nullable ByteBuffer bytes) {
        return bytes == null
                ? "none"
                : StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    private void handle(SourceRecord... records) throws InterruptedException {
        List<RecordChangeEvent<SourceRecord>> batch = new ArrayList<>();
        for (SourceRecord record : records) {
            batch.add(() -> record);
        }
        handler.handleBatch(batch, new Processed(processed));
    }

    private static SourceRecord change(String id, @Nullable String name, long lsn) {
        Struct row = new Struct(ROW)
                .put("category_id", id)
                .put("name", name)
                .put("department", "Outdoor")
                .put("rank", 3);
        return record(id, row, lsn);
    }

    private static SourceRecord deletion(String id, long lsn) {
        return record(id, null, lsn);
    }

    private static SourceRecord record(String id, @Nullable Struct row, long lsn) {
        Struct source = new Struct(SOURCE)
                .put("schema", "shop")
                .put("table", "categories")
                .put("lsn", lsn)
                .put("ts_ms", COMMITTED.toEpochMilli());
        Struct envelope = new Struct(ENVELOPE)
                .put("op", row == null ? "d" : "u")
                .put("after", row)
                .put("source", source);
        Struct key = new Struct(KEY).put("category_id", id);
        return new SourceRecord(Map.of(), Map.of("lsn", lsn), "topic", KEY, key, ENVELOPE, envelope);
    }

    private record Processed(List<String> ids) implements RecordCommitter<RecordChangeEvent<SourceRecord>> {
        @Override
        public void markProcessed(RecordChangeEvent<SourceRecord> event) {
            ids.add(((Struct) event.record().key()).getString("category_id"));
        }

        @Override
        public void markBatchFinished() {}

        @Override
        public void markProcessed(RecordChangeEvent<SourceRecord> event, Offsets offsets) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Offsets buildOffsets() {
            throw new UnsupportedOperationException();
        }
    }
}
