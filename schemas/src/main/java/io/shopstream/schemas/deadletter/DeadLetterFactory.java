package io.shopstream.schemas.deadletter;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.DeadLetterHeader;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.topic.RecordKeys;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Makes the dead letters of one consumer group: position, reason, and the record's bytes and headers. Thread-safe. */
public final class DeadLetterFactory {
    /** Of a value, in bytes: deserializers refuse more than 16 MiB, and a whole dead letter must stay below that. */
    public static final int MAX_VALUE_BYTES = 15 * 1024 * 1024;

    /** Of a key, in bytes. */
    public static final int MAX_KEY_BYTES = 512 * 1024;

    /** Of all headers together, in bytes. */
    static final int MAX_HEADER_BYTES = 16 * 1024;

    // How dead letters noted it before they had sizes.
    private static final Pattern CUT = Pattern.compile("only the first \\d+ of the (key|value)'s \\d+ bytes are kept");

    private final String consumerGroup;

    public DeadLetterFactory(String consumerGroup) {
        this.consumerGroup = consumerGroup;
    }

    /** @param detail what is wrong and where, for people */
    public DeadLetter of(RejectedRecord rejected, RejectionReason reason, String detail, Instant rejectedAt) {
        byte[] key = rejected.key();
        byte[] value = rejected.value();
        return DeadLetter.newBuilder()
                .setConsumerGroup(consumerGroup)
                .setSourceTopic(rejected.topic())
                .setSourcePartition(rejected.partition())
                .setSourceOffset(rejected.offset())
                .setReason(reason.code())
                .setDetail(detail + cutNote("key", key, MAX_KEY_BYTES) + cutNote("value", value, MAX_VALUE_BYTES))
                .setRawKey(first(key, MAX_KEY_BYTES))
                .setRawValue(first(value, MAX_VALUE_BYTES))
                .setRawKeySize(size(key))
                .setRawValueSize(size(value))
                .setHeaders(headers(rejected.headers()))
                .setSourceTimestamp(Instant.ofEpochMilli(Math.max(0, rejected.timestamp())))
                .setRejectedAt(rejectedAt)
                .build();
    }

    /**
     * The key of the dead letter in its topic: the position of the record, so a dead letter that is sent again replaces
     * it.
     */
    public static String key(DeadLetter deadLetter) {
        return RecordKeys.deadLetter(
                deadLetter.getSourceTopic(), deadLetter.getSourcePartition(), deadLetter.getSourceOffset());
    }

    /** Whether the dead letter holds all bytes of the record's key and value; true also if the record had none. */
    public static boolean isWhole(DeadLetter deadLetter) {
        return isWhole(deadLetter.getRawKey(), deadLetter.getRawKeySize())
                && isWhole(deadLetter.getRawValue(), deadLetter.getRawValueSize())
                && !CUT.matcher(deadLetter.getDetail()).find();
    }

    private static boolean isWhole(@Nullable ByteBuffer kept, @Nullable Integer size) {
        return kept == null || size == null || kept.remaining() == size;
    }

    private static @Nullable Integer size(byte @Nullable [] raw) {
        return raw == null ? null : raw.length;
    }

    private static @Nullable ByteBuffer first(byte @Nullable [] raw, int max) {
        return raw == null
                ? null
                : ByteBuffer.wrap(raw, 0, Math.min(raw.length, max)).slice();
    }

    private static String cutNote(String part, byte @Nullable [] raw, int max) {
        return raw == null || raw.length <= max
                ? ""
                : "; only the first %d of the %s's %d bytes are kept".formatted(max, part, raw.length);
    }

    // All or none: some of them would be another record's.
    private static @Nullable List<DeadLetterHeader> headers(Headers headers) {
        List<DeadLetterHeader> kept = new ArrayList<>();
        long bytes = 0;
        for (Header header : headers) {
            byte[] value = header.value();
            bytes += 2L * header.key().length() + (value == null ? 0 : value.length);
            if (bytes > MAX_HEADER_BYTES) {
                return null;
            }
            kept.add(new DeadLetterHeader(header.key(), value == null ? null : ByteBuffer.wrap(value)));
        }
        return kept;
    }
}
