package io.shopstream.streams.query;

import io.shopstream.streams.flow.TopologyNames;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.PaneKey;
import io.shopstream.streams.pane.RevenueKey;
import io.shopstream.streams.pane.Sales;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;

/** Scans the minutes of a range with sales. */
record RevenuePanes(String currency, TimeRange range) implements Scan<RevenueKey, HourPane, RevenuePanes.Sums> {
    /** Sales by start of the minute. */
    record Sums(Map<Instant, Sales> panes) {
        Sums {
            // Rejects nulls, which another instance might send.
            panes = new TreeMap<>(Map.copyOf(panes));
        }
    }

    @Override
    public String store() {
        return TopologyNames.SALES_BY_CURRENCY;
    }

    @Override
    public RevenueKey lower() {
        return RevenueKey.boundAt(range.firstHour());
    }

    @Override
    public RevenueKey upper() {
        return RevenueKey.boundAt(range.to());
    }

    @Override
    public Sums merge(Sums one, Sums other) {
        return new Sums(Scan.merged(one.panes, other.panes, Sales::plus));
    }

    @Override
    public Class<Sums> partial() {
        return Sums.class;
    }

    @Override
    public Sums fold(Iterator<KeyValue<RevenueKey, HourPane>> hours) {
        return minutes(hours, hour -> hour.currency().equals(currency), range);
    }

    /** Sums the minutes of a range, over the hours that {@code counts} accepts. */
    static <K extends PaneKey> Sums minutes(
            Iterator<KeyValue<K, HourPane>> hours, Predicate<K> counts, TimeRange range) {
        Map<Instant, Sales> panes = new HashMap<>();
        hours.forEachRemaining(hour -> {
            if (counts.test(hour.key)) {
                range.minutes(hour.key.start(), hour.value, (start, sales) -> panes.merge(start, sales, Sales::plus));
            }
        });
        return new Sums(panes);
    }
}
