package io.shopstream.streams.query.question;

import io.shopstream.streams.pane.DimensionHourKey;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.topology.TopologyNames;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Asks for the minutes of a range with sales in one category or country. */
public record DimensionRevenueQuestion(Dimension dimension, String currency, String name, PaneRange range)
        implements Question<DimensionHourKey, HourPane, MinuteSums> {
    public enum Dimension {
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
    public MinuteSums answer(ReadOnlyKeyValueStore<DimensionHourKey, HourPane> partition) {
        return MinuteSums.of(
                partition,
                DimensionHourKey::boundAt,
                range,
                key -> key.currency().equals(currency) && key.dimension().equals(name));
    }
}
