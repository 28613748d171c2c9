package io.shopstream.streams.alerts;

import io.shopstream.schemas.avro.AlertKind;
import io.shopstream.streams.pane.BinarySerde;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;

/**
 * Binary layouts of alerts and of repartitioned measurements, all big-endian. Only stores, changelogs and repartition
 * topics of one application id hold them. Kinds are stored by ordinal: append new kinds at the end.
 */
final class AlertSerdes {
    /** 1 kind, 8 raised, 8 cleared or -1, 8 observed, 8 expected, 4 length of the subject, subject, message. */
    static final Serde<AlertRecord> ALERT = BinarySerde.of(AlertSerdes::alert, AlertSerdes::alert);

    /** 16 bytes: amount, count. */
    static final Serde<MeasureSum> MEASURE_SUM = BinarySerde.of(
            measureSum -> ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(measureSum.amount())
                    .putLong(measureSum.count())
                    .array(),
            bytes -> measureSum(ByteBuffer.wrap(bytes)));

    /** 1 tag (measured or behind); a measured one adds 1 kind, 8 start, 8 amount, 8 count. */
    static final Serde<AlertInput.Measurement> MEASUREMENT =
            BinarySerde.of(AlertSerdes::measurement, AlertSerdes::measurement);

    private static final byte MEASURED = 1;
    private static final byte BEHIND = 2;
    private static final long ACTIVE = -1;

    private AlertSerdes() {}

    private static byte[] measurement(AlertInput.Measurement measurement) {
        return switch (measurement) {
            case AlertInput.Measured(MeasureKind kind, long start, MeasureSum measureSum) ->
                ByteBuffer.allocate(2 + 3 * Long.BYTES)
                        .put(MEASURED)
                        .put((byte) kind.ordinal())
                        .putLong(start)
                        .putLong(measureSum.amount())
                        .putLong(measureSum.count())
                        .array();
            case AlertInput.Behind _ -> new byte[] {BEHIND};
        };
    }

    private static AlertInput.Measurement measurement(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte tag = buffer.get();
        return switch (tag) {
            case MEASURED ->
                new AlertInput.Measured(MeasureKind.values()[buffer.get()], buffer.getLong(), measureSum(buffer));
            case BEHIND -> new AlertInput.Behind();
            default -> throw new IllegalArgumentException("unknown measurement tag " + tag);
        };
    }

    private static MeasureSum measureSum(ByteBuffer buffer) {
        return new MeasureSum(buffer.getLong(), buffer.getLong());
    }

    private static byte[] alert(AlertRecord alert) {
        byte[] subject = alert.subject().getBytes(StandardCharsets.UTF_8);
        byte[] message = alert.message().getBytes(StandardCharsets.UTF_8);
        Instant clearedAt = alert.clearedAt();
        return ByteBuffer.allocate(1 + 4 * Long.BYTES + Integer.BYTES + subject.length + message.length)
                .put((byte) alert.kind().ordinal())
                .putLong(alert.raisedAt().toEpochMilli())
                .putLong(clearedAt == null ? ACTIVE : clearedAt.toEpochMilli())
                .putLong(alert.observed())
                .putLong(alert.expected())
                .putInt(subject.length)
                .put(subject)
                .put(message)
                .array();
    }

    private static AlertRecord alert(byte[] bytes) {
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
