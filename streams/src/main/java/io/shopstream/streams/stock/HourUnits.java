package io.shopstream.streams.stock;

import io.shopstream.streams.pane.BinarySerde;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;

/**
 * A change to the units that a product sold in one hour. 16 bytes, big-endian: start of the hour, units.
 *
 * @param startMillis start of the hour, epoch millis UTC
 * @param units units sold minus returned; negative if a sale is retracted
 */
record HourUnits(long startMillis, long units) implements StockInput {
    static final Serde<HourUnits> SERDE = BinarySerde.of(HourUnits::toBytes, HourUnits::fromBytes);

    private byte[] toBytes() {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(startMillis)
                .putLong(units)
                .array();
    }

    private static HourUnits fromBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new HourUnits(buffer.getLong(), buffer.getLong());
    }
}
