package io.shopstream.streams.query;

import io.shopstream.streams.flow.TopologyNames;
import io.shopstream.streams.pane.DimensionKey;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.Sales;
import java.util.Iterator;
import org.apache.kafka.streams.KeyValue;

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
        return new RevenuePanes.Sums(Scan.merged(one.panes(), other.panes(), Sales::plus));
    }

    @Override
    public Class<RevenuePanes.Sums> partial() {
        return RevenuePanes.Sums.class;
    }

    @Override
    public RevenuePanes.Sums fold(Iterator<KeyValue<DimensionKey, HourPane>> hours) {
        return RevenuePanes.minutes(
                hours,
                hour -> hour.currency().equals(currency) && hour.dimension().equals(name),
                range);
    }
}
