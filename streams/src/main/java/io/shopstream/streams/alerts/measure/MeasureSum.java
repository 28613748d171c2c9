package io.shopstream.streams.alerts.measure;

import io.shopstream.streams.pane.BinarySerde;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;

/**
 * The two sums that a rule compares, or a change to them.
 *
 * @param amount net minor units, or records rejected
 * @param count orders, or records received
 */
public record MeasureSum(long amount, long count) {
    /** 16 bytes, big-endian: amount, count. */
    public static final Serde<MeasureSum> SERDE = BinarySerde.of(MeasureSum::toBytes, MeasureSum::fromBytes);

    public static final MeasureSum NONE = new MeasureSum(0, 0);

    public MeasureSum plus(MeasureSum other) {
        return new MeasureSum(amount + other.amount, count + other.count);
    }

    private byte[] toBytes() {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(amount)
                .putLong(count)
                .array();
    }

    private static MeasureSum fromBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new MeasureSum(buffer.getLong(), buffer.getLong());
    }
}
