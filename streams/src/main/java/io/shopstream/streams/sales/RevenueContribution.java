package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.rules.Standing;
import io.shopstream.streams.pane.RevenueKey;
import io.shopstream.streams.pane.Sales;
import java.util.Map;

/** What one version of an order counts towards revenue per minute: its whole amount, in the minute it was placed. */
final class RevenueContribution {
    private RevenueContribution() {}

    static Map<RevenueKey, Sales> of(Order order) {
        if (!Standing.stands(order)) {
            return Map.of();
        }
        long units = 0;
        for (OrderLine line : order.getLines()) {
            units += line.getQuantity();
        }
        long amount = order.getTotalMinor();
        Sales sales =
                switch (order.getKind()) {
                    case SALE -> new Sales(amount, 0, 1, units);
                    case RETURN -> new Sales(0, amount, 0, units);
                };
        return Map.of(RevenueKey.of(order.getPlacedAt().toEpochMilli(), order.getCurrency()), sales);
    }
}
