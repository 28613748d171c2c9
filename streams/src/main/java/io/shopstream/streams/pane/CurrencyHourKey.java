package io.shopstream.streams.pane;

import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;

/**
 * Key of one hour of revenue in one currency. Bytes sort by start, then by currency, so that a range of keys is a range
 * of time: 8 bytes start (big-endian epoch millis, sign bit flipped), then the currency code.
 *
 * @param startMillis start of the hour, epoch millis UTC
 */
public record CurrencyHourKey(long startMillis, String currency) implements PaneKey {
    public static final Serde<CurrencyHourKey> SERDE =
            BinarySerde.of(CurrencyHourKey::toBytes, CurrencyHourKey::fromBytes);

    /** Sorts before every pane that starts at or after {@code time}, and after every pane that starts before. */
    public static CurrencyHourKey boundAt(Instant time) {
        return new CurrencyHourKey(time.toEpochMilli(), "");
    }

    private byte[] toBytes() {
        return KeyBytes.of(startMillis, currency);
    }

    private static CurrencyHourKey fromBytes(byte[] bytes) {
        return new CurrencyHourKey(KeyBytes.millis(bytes, 0), KeyBytes.text(bytes, Long.BYTES, bytes.length));
    }
}
