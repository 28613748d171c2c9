package io.shopstream.streams.query.question;

import io.shopstream.schemas.query.RollingWindow;
import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.Windows;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;

/**
 * A range of whole minutes or whole hours in UTC.
 *
 * @param from start of the first, inclusive
 * @param to end of the last, exclusive
 */
public record PaneRange(Instant from, Instant to) {
    /** The smallest range of whole minutes that contains {@code [from, to)}. */
    public static PaneRange outward(Instant from, Instant to) {
        return new PaneRange(Windows.floorMinute(from), Windows.ceilMinute(to));
    }

    /** The smallest range of whole hours that contains {@code [from, to)}. */
    public static PaneRange hoursOutward(Instant from, Instant to) {
        return new PaneRange(Windows.floor(from, Windows.HOUR), Windows.ceil(to, Windows.HOUR));
    }

    /** The minutes that rolling revenue as of {@code asOf} sums; the last one is the current, incomplete minute. */
    public static PaneRange rolling(RollingWindow window, Instant asOf) {
        RollingWindow.Minutes minutes = window.endingAt(asOf);
        return new PaneRange(minutes.from(), minutes.to());
    }

    private boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    /** Passes on each minute of an hour pane that is in the range and has sales. */
    void minutes(Instant hour, HourPane pane, BiConsumer<Instant, Sales> each) {
        for (long left = pane.minuteBits(); left != 0; left &= left - 1) {
            int minute = Long.numberOfTrailingZeros(left);
            Instant start = hour.plus(Windows.MINUTE.multipliedBy(minute));
            Sales sales = pane.minute(minute);
            // Minutes whose sums returned to zero stay in the store; queries treat them as empty.
            if (contains(start) && !sales.isNone()) {
                each.accept(start, sales);
            }
        }
    }

    /** Start of the hour that contains the start of the range: panes are stored by hour. */
    Instant firstHour() {
        return Instant.ofEpochMilli(Windows.start(from.toEpochMilli(), Windows.HOUR));
    }

    /** Returns the sum of the pane's minutes within the range; {@link Sales#NONE} if there are none. */
    Sales sum(Instant hour, HourPane pane) {
        long first = Math.max(0, Duration.between(hour, from).toMinutes());
        long last = Math.min(59, Duration.between(hour, to).toMinutes() - 1);
        return first > last ? Sales.NONE : pane.minutes((int) first, (int) last);
    }
}
