package io.shopstream.streams.pane;

/**
 * Key of sums in one window, a minute or an hour; which of the two, its place says: a store holds one kind.
 *
 * @param <K> the key's own type
 */
public interface PaneKey<K extends PaneKey<K>> {
    /** Start of the window, epoch millis UTC. */
    long startMillis();

    /** The same thing in another window. */
    K startingAt(long otherStartMillis);

    /** The hour pane that this minute pane is part of. */
    default K hour() {
        return startingAt(Windows.start(startMillis(), Windows.HOUR));
    }

    default int minuteOfHour() {
        return Windows.minuteOfHour(startMillis());
    }
}
