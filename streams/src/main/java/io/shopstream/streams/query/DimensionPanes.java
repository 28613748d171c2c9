package io.shopstream.streams.query;

import io.shopstream.streams.flow.TopologyNames;
import io.shopstream.streams.pane.DimensionKey;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.Sales;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Scans the minutes of a range with sales in one category or country. */
record DimensionPanes(Dimension dimension, String currency, String name, TimeRange range)
        implements Scan<DimensionKey, HourPane, RevenuePanes.Sums> {
    enum Dimension {
        CATEGORY,
        COUNTRY
    }

    @Override
    public String store() {
        return switch (dimension) {
            case CATEGORY -> TopologyNames.SALES_BY_CATEGORY;
            case COUNTRY -> TopologyNames.SALES_BY_COUNTRY;
        };
    }

    @Override
    public DimensionKey lower() {
        return DimensionKey.boundAt(range.firstHour());
    }

    @Override
    public DimensionKey upper() {
        return DimensionKey.boundAt(range.to());
    }

    @Override
    public RevenuePanes.Sums merge(RevenuePanes.Sums one, RevenuePanes.Sums other) {
        return RevenuePanes.combined(one, other);
    }

    @Override
    public Class<RevenuePanes.Sums> partial() {
        return RevenuePanes.Sums.class;
    }

    @Override
    public StoreReader.Fold<DimensionKey, HourPane, RevenuePanes.Sums> fold() {
        return new Minutes();
    }

    private final class Minutes implements StoreReader.Fold<DimensionKey, HourPane, RevenuePanes.Sums> {
        private final Map<Instant, Sales> panes = new HashMap<>();

        @Override
        public void add(DimensionKey hour, HourPane pane) {
            if (hour.currency().equals(currency) && hour.dimension().equals(name)) {
                range.minutes(hour.start(), pane, (start, sales) -> panes.merge(start, sales, Sales::plus));
            }
        }

        @Override
        public RevenuePanes.Sums result() {
            return new RevenuePanes.Sums(panes);
        }
    }
}
