package io.shopstream.streams.pane;

import java.time.Instant;

/** Key of an {@link HourPane}: the hour, then the dimension. Its bytes sort by time first. */
public interface PaneKey {
    /** Start of the hour, epoch millis UTC. */
    long startMillis();

    default Instant start() {
        return Instant.ofEpochMilli(startMillis());
    }
}
