package io.shopstream.streams.pane;

import java.time.Duration;
import java.time.Instant;

/** Computes tumbling windows in UTC: half open, identified by their start, also before 1970. */
public final class Windows {
    public static final Duration MINUTE = Duration.ofMinutes(1);
    public static final Duration HOUR = Duration.ofHours(1);

    private Windows() {}

    /** Start of the window of the given size that contains {@code epochMillis}. */
    public static long start(long epochMillis, Duration size) {
        return epochMillis - Math.floorMod(epochMillis, size.toMillis());
    }

    public static Instant floorMinute(Instant instant) {
        return floor(instant, MINUTE);
    }

    /** The first minute that starts at or after {@code instant}. */
    public static Instant ceilMinute(Instant instant) {
        return ceil(instant, MINUTE);
    }

    /** Start of the window of the given size that contains {@code instant}. */
    public static Instant floor(Instant instant, Duration size) {
        return Instant.ofEpochMilli(start(instant.toEpochMilli(), size));
    }

    /** The first window of the given size that starts at or after {@code instant}. */
    public static Instant ceil(Instant instant, Duration size) {
        Instant floor = floor(instant, size);
        return floor.equals(instant) ? floor : floor.plus(size);
    }

    public static int minuteOfHour(long epochMillis) {
        return Math.toIntExact(Math.floorMod(epochMillis, HOUR.toMillis()) / MINUTE.toMillis());
    }
}
