package io.shopstream.producer.capture.changes;

import io.shopstream.producer.capture.tables.RejectedRowException;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.deadletter.DeadLetterFactory;
import io.shopstream.schemas.deadletter.RejectedRecord;
import io.shopstream.schemas.query.QueryJson;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.CapturedRows;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.RecordHeaders;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Makes the dead letters of rows that no record can hold: table and primary key, position, reason, and all columns as
 * the connector read them, as JSON. The key of a dead letter is row and LSN, so that a repetition after a crash
 * replaces it. Thread-safe.
 */
public final class RejectedRows {
    private final Topic<DeadLetter> topic;
    private final Serializer<DeadLetter> serializer;
    private final DeadLetterFactory factory;
    private final Clock clock;

    public RejectedRows(AvroSerdes serdes, Topics topics, Clock clock) {
        this.topic = topics.deadLetters(ConsumerGroups.CAPTURE);
        this.serializer = serdes.serializer(topic);
        this.factory = new DeadLetterFactory(topics.consumerGroup(ConsumerGroups.CAPTURE));
        this.clock = clock;
    }

    /** The topic to provision before the first dead letter. */
    public Topic<DeadLetter> topic() {
        return topic;
    }

    /**
     * @param lsn of the change, or of the snapshot
     * @throws org.apache.kafka.common.errors.RetriableException while the registry is unavailable
     */
    ProducerRecord<String, byte[]> deadLetter(TableChange change, long lsn, RejectedRowException rejection) {
        return deadLetter(change, lsn, rejection.reason(), rejection.detail());
    }

    /**
     * @param lsn of the change, or of the snapshot
     * @param detail names the table, not the values
     * @throws org.apache.kafka.common.errors.RetriableException while the registry is unavailable
     */
    ProducerRecord<String, byte[]> deadLetter(TableChange change, long lsn, RejectionReason reason, String detail) {
        RejectedRecord rejected = new RejectedRecord(
                CapturedRows.source(change.table().name(), change.id()),
                0,
                lsn,
                change.committedAt().toEpochMilli(),
                change.id().getBytes(StandardCharsets.UTF_8),
                json(change.row()),
                new org.apache.kafka.common.header.internals.RecordHeaders(List.of(RecordHeaders.sourceLsn(lsn))));
        DeadLetter deadLetter = factory.of(rejected, reason, detail, clock.instant());
        return new ProducerRecord<>(
                topic.name(), DeadLetterFactory.key(deadLetter), serializer.serialize(topic.name(), deadLetter));
    }

    private static byte @Nullable [] json(@Nullable Struct row) {
        if (row == null) {
            return null;
        }
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (Field field : row.schema().fields()) {
            columns.put(field.name(), plain(row.getWithoutDefault(field.name())));
        }
        return QueryJson.mapper().writeValueAsBytes(columns);
    }

    // A column that capture ignores may have any type of the connector.
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> number;
            case Boolean flag -> flag;
            default -> value.toString();
        };
    }
}
