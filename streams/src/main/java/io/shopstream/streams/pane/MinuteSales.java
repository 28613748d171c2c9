package io.shopstream.streams.pane;

import java.time.Duration;

/**
 * A change to one minute of an hour pane. Travels under the hour's key, so that one repartition topic feeds both the
 * minute store (ranking) and the hour store (what is written out).
 *
 * @param minute minute of the hour, 0 to 59
 * @param panes which of the two panes is still kept
 */
public record MinuteSales(int minute, Panes panes, Sales sales) {
    private static final long MILLIS = Duration.ofMinutes(1).toMillis();

    /** What a change is for. They expire apart: an hour that began too long ago may end with minutes that did not. */
    public enum Panes {
        BOTH(true, true),
        HOUR_ONLY(false, true),
        MINUTE_ONLY(true, false);

        private final boolean minute;
        private final boolean hour;

        Panes(boolean minute, boolean hour) {
            this.minute = minute;
            this.hour = hour;
        }
    }

    public MinuteSales {
        if (minute < 0 || minute > 59) {
            throw new IllegalArgumentException("minute of the hour must be 0 to 59");
        }
    }

    public boolean hasMinute() {
        return panes.minute;
    }

    public boolean hasHour() {
        return panes.hour;
    }

    /** The minute pane that this changes, given the hour pane it travels under. */
    public <K extends PaneKey<K>> K paneIn(K hour) {
        return hour.startingAt(hour.startMillis() + minute * MILLIS);
    }
}
