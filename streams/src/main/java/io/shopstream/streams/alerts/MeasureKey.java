package io.shopstream.streams.alerts;

import io.shopstream.streams.pane.BinarySerde;
import io.shopstream.streams.pane.OrderedLong;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serde;

/** Key of one measure: 1 kind, the subject in UTF-8, 8 start (epoch millis, big-endian, sign bit flipped). */
record MeasureKey(MeasureKind kind, String subject, long startMillis) {
    static final Serde<MeasureKey> SERDE = BinarySerde.of(MeasureKey::toBytes, MeasureKey::fromBytes);

    private byte[] toBytes() {
        byte[] text = subject.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + text.length + Long.BYTES)
                .put((byte) kind.ordinal())
                .put(text)
                .putLong(OrderedLong.flip(startMillis))
                .array();
    }

    private static MeasureKey fromBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int afterSubject = bytes.length - Long.BYTES;
        return new MeasureKey(
                MeasureKind.values()[buffer.get()],
                new String(bytes, 1, afterSubject - 1, StandardCharsets.UTF_8),
                OrderedLong.flip(buffer.getLong(afterSubject)));
    }
}
