package io.shopstream.streams.query;

import io.shopstream.streams.flow.Names;
import io.shopstream.streams.pane.RevenueKey;
import io.shopstream.streams.pane.Sales;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The minute panes of a range in which something counts. */
record RevenuePanes(String currency, TimeRange range) implements Scan<RevenueKey, Sales, RevenuePanes.Sums> {
    /** By start of the minute. */
    record Sums(Map<Instant, Sales> panes) {
        Sums {
            // Refuses nulls, which another instance might send.
            panes = new TreeMap<>(Map.copyOf(panes));
        }
    }

    @Override
    public String store() {
        return Names.REVENUE_PER_MINUTE;
    }

    @Override
    public RevenueKey lower() {
        return RevenueKey.boundAt(range.from());
    }

    @Override
    public RevenueKey upper() {
        return RevenueKey.boundAt(range.to());
    }

    @Override
    public Sums merge(Sums one, Sums other) {
        Map<Instant, Sales> merged = new HashMap<>(one.panes);
        other.panes.forEach((start, sales) -> merged.merge(start, sales, Sales::plus));
        return new Sums(merged);
    }

    @Override
    public Class<Sums> partial() {
        return Sums.class;
    }

    @Override
    public StoreReader.Fold<RevenueKey, Sales, Sums> fold() {
        return new PanesOf(currency);
    }

    private static final class PanesOf implements StoreReader.Fold<RevenueKey, Sales, Sums> {
        private final String currency;
        private final Map<Instant, Sales> panes = new HashMap<>();

        PanesOf(String currency) {
            this.currency = currency;
        }

        @Override
        public void add(RevenueKey pane, Sales sales) {
            // Panes that came back to zero stay in the store; to a reader they are empty.
            if (pane.currency().equals(currency) && !sales.isNone()) {
                panes.merge(pane.start(), sales, Sales::plus);
            }
        }

        @Override
        public Sums result() {
            return new Sums(panes);
        }
    }
}
