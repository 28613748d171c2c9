package io.shopstream.local.verify.expected;

import io.shopstream.schemas.validation.RecordValidator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Builds consumer records whose values are {@code id@version}. */
public final class LogRecord {
    public static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:00Z");

    private LogRecord() {}

    /** A decoded value. */
    public record Value(String id, long version) {}

    static Deserializer<Value> deserializer() {
        return (topic, bytes) -> {
            if (bytes == null) {
                return null;
            }
            String[] parts = new String(bytes, StandardCharsets.UTF_8).split("@", 2);
            return new Value(parts[0], Long.parseLong(parts[1]));
        };
    }

    /** Accepts every value. */
    public static RecordValidator<Value> validator() {
        return RecordValidator.values(deserializer(), "topic", value -> List.of());
    }

    public static ConsumerRecord<byte[], byte[]> value(String id, long version, Header... headers) {
        return of(0, id, (id + "@" + version).getBytes(StandardCharsets.UTF_8), headers);
    }

    public static ConsumerRecord<byte[], byte[]> tombstone(String id, Header... headers) {
        return of(0, id, null, headers);
    }

    @SuppressWarnings("NullAway") // a tombstone's value is null, whatever the signature says
    public static ConsumerRecord<byte[], byte[]> of(
            long offset, String key, byte @Nullable [] value, Header... headers) {
        return new ConsumerRecord<>(
                "topic",
                0,
                offset,
                RECEIVED.toEpochMilli(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                key.getBytes(StandardCharsets.UTF_8),
                value,
                new RecordHeaders(List.of(headers)),
                Optional.empty());
    }
}
