package io.shopstream.streams.pane;

import java.time.Duration;

/**
 * A change to one minute of an hour pane. Travels under the hour's key, so that one repartition topic feeds both the
 * minute store (ranking) and the hour store (what is written out).
 *
 * @param minute minute of the hour, 0 to 59
 */
public record MinuteSales(int minute, Sales sales) {
    private static final long MILLIS = Duration.ofMinutes(1).toMillis();

    public MinuteSales {
        if (minute < 0 || minute > 59) {
            throw new IllegalArgumentException("minute of the hour must be 0 to 59");
        }
    }

    /** The minute pane that this changes, given the hour pane it travels under. */
    public ProductKey paneIn(ProductKey hour) {
        return hour.startingAt(hour.startMillis() + minute * MILLIS);
    }
}
