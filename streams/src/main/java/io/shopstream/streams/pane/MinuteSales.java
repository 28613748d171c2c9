package io.shopstream.streams.pane;

import java.time.Duration;

/**
 * A change to one minute of an hour pane. Travels under the hour's key, so that one repartition topic feeds both the
 * minute store (ranking) and the hour store (what is written out).
 *
 * @param minute minute of the hour, 0 to 59, or {@link #HOUR_ONLY}
 */
public record MinuteSales(int minute, Sales sales) {
    /** For a change whose minute pane is no longer kept. */
    public static final int HOUR_ONLY = -1;

    private static final long MILLIS = Duration.ofMinutes(1).toMillis();

    public MinuteSales {
        if (minute < HOUR_ONLY || minute > 59) {
            throw new IllegalArgumentException("minute of the hour must be 0 to 59, or HOUR_ONLY");
        }
    }

    public boolean hasMinute() {
        return minute != HOUR_ONLY;
    }

    /** The minute pane that this changes, given the hour pane it travels under. */
    public <K extends PaneKey<K>> K paneIn(K hour) {
        return hour.startingAt(hour.startMillis() + minute * MILLIS);
    }
}
