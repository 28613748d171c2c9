package io.shopstream.streams.query;

import io.shopstream.streams.flow.TopologyNames;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.RevenueKey;
import io.shopstream.streams.pane.Sales;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

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
        return combined(one, other);
    }

    static Sums combined(Sums one, Sums other) {
        Map<Instant, Sales> merged = new HashMap<>(one.panes);
        other.panes.forEach((start, sales) -> merged.merge(start, sales, Sales::plus));
        return new Sums(merged);
    }

    @Override
    public Class<Sums> partial() {
        return Sums.class;
    }

    @Override
    public StoreReader.Fold<RevenueKey, HourPane, Sums> fold() {
        return new MinutesOf(currency, range);
    }

    private static final class MinutesOf implements StoreReader.Fold<RevenueKey, HourPane, Sums> {
        private final String currency;
        private final TimeRange range;
        private final Map<Instant, Sales> panes = new HashMap<>();

        MinutesOf(String currency, TimeRange range) {
            this.currency = currency;
            this.range = range;
        }

        @Override
        public void add(RevenueKey hour, HourPane pane) {
            if (hour.currency().equals(currency)) {
                range.minutes(hour.start(), pane, (start, sales) -> panes.merge(start, sales, Sales::plus));
            }
        }

        @Override
        public Sums result() {
            return new Sums(panes);
        }
    }
}
