package io.shopstream.streams.intake;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.topic.PaneKeys;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Turns a rejected record into its dead letter: position, reason, and the bytes as they were read. */
final class DeadLetters {
    // Our deserializers refuse anything above 16 MiB, so that is what a whole letter must keep below.
    static final int MAX_VALUE_BYTES = 15 * 1024 * 1024;
    static final int MAX_KEY_BYTES = 512 * 1024;

    private final String consumerGroup;

    DeadLetters(String consumerGroup) {
        this.consumerGroup = consumerGroup;
    }

    DeadLetter deadLetter(
            Record<byte @Nullable [], byte @Nullable []> rejected,
            RecordMetadata at,
            OrderValidator.Invalid verdict,
            long nowMillis) {
        byte[] key = rejected.key();
        byte[] value = rejected.value();
        return DeadLetter.newBuilder()
                .setConsumerGroup(consumerGroup)
                .setSourceTopic(at.topic())
                .setSourcePartition(at.partition())
                .setSourceOffset(at.offset())
                .setReason(verdict.reason().code())
                .setDetail(verdict.detail()
                        + cutNote("key", key, MAX_KEY_BYTES)
                        + cutNote("value", value, MAX_VALUE_BYTES))
                .setRawKey(bytes(key, MAX_KEY_BYTES))
                .setRawValue(bytes(value, MAX_VALUE_BYTES))
                .setSourceTimestamp(Instant.ofEpochMilli(rejected.timestamp()))
                .setRejectedAt(Instant.ofEpochMilli(nowMillis))
                .build();
    }

    static String key(DeadLetter deadLetter) {
        return PaneKeys.deadLetter(
                deadLetter.getSourceTopic(), deadLetter.getSourcePartition(), deadLetter.getSourceOffset());
    }

    private static @Nullable ByteBuffer bytes(byte @Nullable [] raw, int most) {
        return raw == null
                ? null
                : ByteBuffer.wrap(raw, 0, Math.min(raw.length, most)).slice();
    }

    private static String cutNote(String part, byte @Nullable [] raw, int most) {
        return raw == null || raw.length <= most
                ? ""
                : "; only the first %d of the %s's %d bytes are kept".formatted(most, part, raw.length);
    }
}
