package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.Order;
import io.shopstream.streams.pane.DimensionKey;
import io.shopstream.streams.pane.RevenueKey;
import io.shopstream.streams.pane.Sales;
import java.util.HashMap;
import java.util.Map;

/** What one version of an order counts towards its shipping country: what it counts towards revenue. */
final class CountryContribution {
    private CountryContribution() {}

    static Map<DimensionKey, Sales> of(Order order) {
        Map<DimensionKey, Sales> contribution = HashMap.newHashMap(1);
        for (Map.Entry<RevenueKey, Sales> revenue :
                RevenueContribution.of(order).entrySet()) {
            RevenueKey minute = revenue.getKey();
            contribution.put(
                    new DimensionKey(minute.startMillis(), minute.currency(), order.getShippingCountry()),
                    revenue.getValue());
        }
        return contribution;
    }
}
