package io.shopstream.streams.pane;

import java.time.Duration;
import java.time.Instant;

/** Tumbling windows in UTC: half open, named by their start, also before 1970. */
public final class Windows {
    public static final Duration MINUTE = Duration.ofMinutes(1);
    public static final Duration HOUR = Duration.ofHours(1);

    private Windows() {}

    /** Start of the window of the given size that {@code epochMillis} lies in. */
    public static long start(long epochMillis, Duration size) {
        return epochMillis - Math.floorMod(epochMillis, size.toMillis());
    }

    public static Instant floorMinute(Instant instant) {
        return Instant.ofEpochMilli(start(instant.toEpochMilli(), MINUTE));
    }

    /** The first minute that starts at or after {@code instant}. */
    public static Instant ceilMinute(Instant instant) {
        Instant floor = floorMinute(instant);
        return floor.equals(instant) ? floor : floor.plus(MINUTE);
    }

    public static Instant floorHour(Instant instant) {
        return Instant.ofEpochMilli(start(instant.toEpochMilli(), HOUR));
    }

    /** The first hour that starts at or after {@code instant}. */
    public static Instant ceilHour(Instant instant) {
        Instant floor = floorHour(instant);
        return floor.equals(instant) ? floor : floor.plus(HOUR);
    }

    static int minuteOfHour(long epochMillis) {
        return Math.toIntExact(Math.floorMod(epochMillis, HOUR.toMillis()) / MINUTE.toMillis());
    }
}
