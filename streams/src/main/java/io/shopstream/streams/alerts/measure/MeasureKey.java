package io.shopstream.streams.alerts.measure;

import io.shopstream.streams.pane.BinarySerde;
import io.shopstream.streams.pane.KeyBytes;
import org.apache.kafka.common.serialization.Serde;

/** Key of one measure: 1 kind, the subject in UTF-8, 8 start (epoch millis, big-endian, sign bit flipped). */
public record MeasureKey(MeasureKind kind, String subject, long startMillis) {
    public static final Serde<MeasureKey> SERDE = BinarySerde.of(MeasureKey::toBytes, MeasureKey::fromBytes);

    // Ordinals below 128 are one byte in UTF-8.
    private byte[] toBytes() {
        return KeyBytes.of((char) kind.ordinal() + subject, startMillis);
    }

    private static MeasureKey fromBytes(byte[] bytes) {
        int time = bytes.length - Long.BYTES;
        return new MeasureKey(
                MeasureKind.values()[bytes[0]], KeyBytes.text(bytes, 1, time), KeyBytes.millis(bytes, time));
    }
}
