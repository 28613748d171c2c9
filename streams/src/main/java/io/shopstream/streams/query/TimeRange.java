package io.shopstream.streams.query;

import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.Sales;
import io.shopstream.streams.pane.Windows;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;

/**
 * Whole minutes in UTC, or whole hours.
 *
 * @param from start of the first of them, inclusive
 * @param to end of the last, exclusive
 */
public record TimeRange(Instant from, Instant to) {
    /** The smallest range of whole minutes that holds all of {@code [from, to)}. */
    public static TimeRange outward(Instant from, Instant to) {
        return new TimeRange(Windows.floorMinute(from), Windows.ceilMinute(to));
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    /** Each minute of an hour pane that lies in the range and in which something counts. */
    void minutes(Instant hour, HourPane pane, BiConsumer<Instant, Sales> each) {
        for (long left = pane.minuteBits(); left != 0; left &= left - 1) {
            int minute = Long.numberOfTrailingZeros(left);
            Instant start = hour.plus(Windows.MINUTE.multipliedBy(minute));
            Sales sales = pane.minute(minute);
            // Minutes that came back to zero stay in the store; to a reader they are empty.
            if (contains(start) && !sales.isNone()) {
                each.accept(start, sales);
            }
        }
    }

    /** Start of the hour that the range begins in: panes are kept by the hour. */
    public Instant firstHour() {
        return Instant.ofEpochMilli(Windows.start(from.toEpochMilli(), Windows.HOUR));
    }

    /** What of an hour pane lies in the range, {@link Sales#NONE} if nothing does. */
    public Sales sum(Instant hour, HourPane pane) {
        long first = Math.max(0, Duration.between(hour, from).toMinutes());
        long last = Math.min(59, Duration.between(hour, to).toMinutes() - 1);
        return first > last ? Sales.NONE : pane.minutes((int) first, (int) last);
    }

    /** The smallest range of whole hours that holds all of {@code [from, to)}. */
    public static TimeRange hoursOutward(Instant from, Instant to) {
        return new TimeRange(Windows.floor(from, Windows.HOUR), Windows.ceil(to, Windows.HOUR));
    }

    /** The minutes that rolling revenue as of {@code asOf} sums: the one that is still filling is the last. */
    public static TimeRange rolling(RollingWindow window, Instant asOf) {
        Instant to = Windows.floorMinute(asOf).plus(Windows.MINUTE);
        return new TimeRange(to.minus(window.length()), to);
    }
}
