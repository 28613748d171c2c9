package io.shopstream.streams.alerts;

import io.shopstream.schemas.avro.Alert;
import io.shopstream.schemas.avro.AlertKind;
import io.shopstream.schemas.avro.AlertState;
import io.shopstream.schemas.topic.RecordKeys;
import io.shopstream.streams.alerts.rule.RuleEvaluation;
import io.shopstream.streams.pane.BinarySerde;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * Alert as stores and repartition topics hold it; the Avro record {@code Alert} documents the fields.
 *
 * @param raisedAt and {@code clearedAt} in whole milliseconds; {@code clearedAt} is null while the alert is active
 */
public record AlertRecord(
        AlertKind kind,
        String subject,
        Instant raisedAt,
        @Nullable Instant clearedAt,
        long observed,
        long expected,
        String message) {
    /**
     * Big-endian: 1 kind, 8 raised, 8 cleared or -1, 8 observed, 8 expected, 4 length of the subject, subject, message.
     * Only stores, changelogs and repartition topics of one application id hold it. Kinds are stored by ordinal: append
     * new kinds at the end.
     */
    static final Serde<AlertRecord> SERDE = BinarySerde.of(AlertRecord::toBytes, AlertRecord::fromBytes);

    private static final long ACTIVE = -1;

    static AlertRecord raised(RuleEvaluation evaluation, long nowMillis) {
        return new AlertRecord(
                evaluation.kind(),
                evaluation.subject(),
                Instant.ofEpochMilli(nowMillis),
                null,
                evaluation.observed(),
                evaluation.expected(),
                evaluation.message());
    }

    AlertRecord cleared(RuleEvaluation evaluation, long nowMillis) {
        return new AlertRecord(
                kind,
                subject,
                raisedAt,
                Instant.ofEpochMilli(nowMillis),
                evaluation.observed(),
                evaluation.expected(),
                evaluation.message());
    }

    public boolean active() {
        return clearedAt == null;
    }

    public String id() {
        return RecordKeys.alert(kind, subject, raisedAt);
    }

    Alert toAvro() {
        return Alert.newBuilder()
                .setAlertId(id())
                .setKind(kind)
                .setSubject(subject)
                .setState(active() ? AlertState.RAISED : AlertState.CLEARED)
                .setRaisedAt(raisedAt)
                .setClearedAt(clearedAt)
                .setObserved(observed)
                .setExpected(expected)
                .setMessage(message)
                .build();
    }

    private byte[] toBytes() {
        byte[] subjectBytes = subject.getBytes(StandardCharsets.UTF_8);
        byte[] messageBytes = message.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + 4 * Long.BYTES + Integer.BYTES + subjectBytes.length + messageBytes.length)
                .put((byte) kind.ordinal())
                .putLong(raisedAt.toEpochMilli())
                .putLong(clearedAt == null ? ACTIVE : clearedAt.toEpochMilli())
                .putLong(observed)
                .putLong(expected)
                .putInt(subjectBytes.length)
                .put(subjectBytes)
                .put(messageBytes)
                .array();
    }

    private static AlertRecord fromBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        AlertKind kind = AlertKind.values()[buffer.get()];
        Instant raisedAt = Instant.ofEpochMilli(buffer.getLong());
        long clearedAt = buffer.getLong();
        long observed = buffer.getLong();
        long expected = buffer.getLong();
        String subject = text(buffer, buffer.getInt());
        return new AlertRecord(
                kind,
                subject,
                raisedAt,
                clearedAt == ACTIVE ? null : Instant.ofEpochMilli(clearedAt),
                observed,
                expected,
                text(buffer, buffer.remaining()));
    }

    private static String text(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
