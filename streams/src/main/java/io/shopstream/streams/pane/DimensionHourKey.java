package io.shopstream.streams.pane;

import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;

/**
 * Key of one category or country in one hour, per currency. Bytes: start as in {@link CurrencyHourKey}, the three
 * letters of the currency, then the dimension.
 *
 * @param startMillis start of the hour, epoch millis UTC
 * @param dimension category id or country at the time of the sale
 */
public record DimensionHourKey(long startMillis, String currency, String dimension) implements PaneKey {
    public static final Serde<DimensionHourKey> SERDE =
            BinarySerde.of(DimensionHourKey::toBytes, DimensionHourKey::fromBytes);

    private static final int AFTER_CURRENCY = Long.BYTES + 3;

    /** Sorts before every pane that starts at or after {@code time}, and after every pane that starts before. */
    public static DimensionHourKey boundAt(Instant time) {
        return new DimensionHourKey(time.toEpochMilli(), "", "");
    }

    private byte[] toBytes() {
        return KeyBytes.of(startMillis, currency + dimension);
    }

    private static DimensionHourKey fromBytes(byte[] bytes) {
        return new DimensionHourKey(
                KeyBytes.millis(bytes, 0),
                KeyBytes.text(bytes, Long.BYTES, AFTER_CURRENCY),
                KeyBytes.text(bytes, AFTER_CURRENCY, bytes.length));
    }
}
