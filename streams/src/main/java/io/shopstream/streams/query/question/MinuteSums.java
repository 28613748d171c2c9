package io.shopstream.streams.query.question;

import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.PaneKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Sales per minute, of the minutes with sales.
 *
 * @param panes sales by start of the minute
 */
public record MinuteSums(Map<Instant, Sales> panes) implements PartialAnswer<MinuteSums> {
    public MinuteSums {
        // Rejects nulls, which another instance might send.
        panes = new TreeMap<>(Map.copyOf(panes));
    }

    /** Sums the minutes of a range, over the hour panes that {@code counts} accepts. */
    static <K extends PaneKey> MinuteSums of(
            ReadOnlyKeyValueStore<K, HourPane> partition,
            Function<Instant, K> boundAt,
            PaneRange range,
            Predicate<K> counts) {
        Map<Instant, Sales> minutes = new HashMap<>();
        Scan.hours(partition, boundAt, range, (key, pane) -> {
            if (counts.test(key)) {
                range.minutes(key.start(), pane, (start, sales) -> minutes.merge(start, sales, Sales::plus));
            }
        });
        return new MinuteSums(minutes);
    }

    @Override
    public MinuteSums merge(MinuteSums other) {
        return new MinuteSums(Merging.maps(panes, other.panes, Sales::plus));
    }
}
