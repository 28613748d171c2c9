package io.shopstream.streams.pane;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;

/**
 * Key of one category or country in one hour, per currency. Bytes: start as in {@link RevenueKey}, the three letters of
 * the currency, then the dimension.
 *
 * @param startMillis start of the hour, epoch millis UTC
 * @param dimension category id or country at the time of the sale
 */
public record DimensionKey(long startMillis, String currency, String dimension) implements PaneKey {
    public static final Serde<DimensionKey> SERDE = BinarySerde.of(DimensionKey::toBytes, DimensionKey::fromBytes);

    private static final int CURRENCY_BYTES = 3;

    /** Sorts before every pane that starts at or after {@code time}, and after every pane that starts before. */
    public static DimensionKey boundAt(Instant time) {
        return new DimensionKey(time.toEpochMilli(), "", "");
    }

    private byte[] toBytes() {
        byte[] code = currency.getBytes(StandardCharsets.UTF_8);
        byte[] rest = dimension.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + code.length + rest.length)
                .putLong(OrderedLong.flip(startMillis))
                .put(code)
                .put(rest)
                .array();
    }

    private static DimensionKey fromBytes(byte[] bytes) {
        int afterCurrency = Long.BYTES + CURRENCY_BYTES;
        return new DimensionKey(
                OrderedLong.flip(ByteBuffer.wrap(bytes).getLong()),
                new String(bytes, Long.BYTES, CURRENCY_BYTES, StandardCharsets.UTF_8),
                new String(bytes, afterCurrency, bytes.length - afterCurrency, StandardCharsets.UTF_8));
    }
}
