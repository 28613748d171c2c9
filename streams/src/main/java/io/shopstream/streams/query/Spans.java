package io.shopstream.streams.query;

import io.shopstream.streams.pane.Windows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of whole minutes as the fewest panes that are exactly it: hours where a whole hour lies inside, minutes at the
 * edges. So a day takes 24 hours and at most 118 minutes, not 1,440 minutes.
 *
 * @param minutes none, one or two ranges, none of them empty
 * @param hours whole hours, null if the range holds none
 */
record Spans(List<TimeRange> minutes, @Nullable TimeRange hours) {
    Spans {
        minutes = List.copyOf(minutes);
    }

    static Spans of(TimeRange range) {
        Instant firstHour = Windows.ceilHour(range.from());
        Instant lastHour = Windows.floorHour(range.to());
        if (!firstHour.isBefore(lastHour)) {
            return new Spans(List.of(range), null);
        }
        List<TimeRange> edges = new ArrayList<>(2);
        if (range.from().isBefore(firstHour)) {
            edges.add(new TimeRange(range.from(), firstHour));
        }
        if (lastHour.isBefore(range.to())) {
            edges.add(new TimeRange(lastHour, range.to()));
        }
        return new Spans(edges, new TimeRange(firstHour, lastHour));
    }
}
