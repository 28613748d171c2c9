package io.shopstream.streams.query;

import io.shopstream.streams.pane.Windows;
import java.time.Instant;

/**
 * Whole minutes in UTC.
 *
 * @param from start of the first minute, inclusive
 * @param to end of the last minute, exclusive
 */
public record TimeRange(Instant from, Instant to) {
    /** The smallest range of whole minutes that holds all of {@code [from, to)}. */
    public static TimeRange outward(Instant from, Instant to) {
        return new TimeRange(Windows.floorMinute(from), Windows.ceilMinute(to));
    }

    /** The minutes that rolling revenue as of {@code asOf} sums: the one that is still filling is the last. */
    public static TimeRange rolling(RollingWindow window, Instant asOf) {
        Instant to = Windows.floorMinute(asOf).plus(Windows.MINUTE);
        return new TimeRange(to.minus(window.length()), to);
    }
}
