package io.shopstream.streams.query.question;

import io.shopstream.streams.pane.CurrencyHourKey;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.topology.TopologyNames;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Asks for the minutes of a range with sales. */
public record RevenueQuestion(String currency, PaneRange range)
        implements Question<CurrencyHourKey, HourPane, MinuteSums> {
    @Override
    public String store() {
        return TopologyNames.SALES_BY_CURRENCY;
    }

    @Override
    public MinuteSums answer(ReadOnlyKeyValueStore<CurrencyHourKey, HourPane> partition) {
        return MinuteSums.of(partition, CurrencyHourKey::boundAt, range, key -> key.currency()
                .equals(currency));
    }
}
