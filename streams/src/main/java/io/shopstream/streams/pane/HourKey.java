package io.shopstream.streams.pane;

import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;

/**
 * Key of one hour, without a dimension. Bytes: start as in {@link CurrencyHourKey}.
 *
 * @param startMillis start of the hour, epoch millis UTC
 */
public record HourKey(long startMillis) {
    public static final Serde<HourKey> SERDE =
            BinarySerde.of(key -> KeyBytes.of(key.startMillis, ""), bytes -> new HourKey(KeyBytes.millis(bytes, 0)));

    /** The hour that contains {@code epochMillis}. */
    public static HourKey of(long epochMillis) {
        return new HourKey(Windows.start(epochMillis, Windows.HOUR));
    }

    /**
     * Sorts before every hour that starts at or after {@code time}, and after every hour that starts before. The key
     * holds nothing after the start, so this returns the last millisecond of an hour, at which no hour starts.
     */
    public static HourKey boundAt(Instant time) {
        return new HourKey(Windows.ceil(time, Windows.HOUR).toEpochMilli() - 1);
    }

    public Instant start() {
        return Instant.ofEpochMilli(startMillis);
    }
}
