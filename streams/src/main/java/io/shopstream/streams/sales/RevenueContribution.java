package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.Order;
import io.shopstream.streams.flow.OrderSales;
import io.shopstream.streams.pane.RevenueKey;
import io.shopstream.streams.pane.Sales;
import java.util.Map;

/** What one version of an order counts towards revenue per minute: its whole amount, in the minute it was placed. */
final class RevenueContribution {
    private RevenueContribution() {}

    static Map<RevenueKey, Sales> of(Order order) {
        Sales sales = OrderSales.of(order);
        return sales.isNone()
                ? Map.of()
                : Map.of(RevenueKey.of(order.getPlacedAt().toEpochMilli(), order.getCurrency()), sales);
    }
}
