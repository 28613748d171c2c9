package io.shopstream.streams.query.question;

import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.RevenueKey;
import io.shopstream.streams.topology.TopologyNames;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Asks for the minutes of a range with sales. */
public record RevenueQuestion(String currency, PaneRange range) implements Question<RevenueKey, HourPane, MinuteSums> {
    @Override
    public String store() {
        return TopologyNames.SALES_BY_CURRENCY;
    }

    @Override
    public MinuteSums answer(ReadOnlyKeyValueStore<RevenueKey, HourPane> partition) {
        return MinuteSums.of(
                partition, RevenueKey::boundAt, range, hour -> hour.currency().equals(currency));
    }
}
