package io.shopstream.streams.topology;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.rules.Standing;
import io.shopstream.schemas.topic.PaneKeys;
import io.shopstream.streams.pane.ProductKey;
import io.shopstream.streams.pane.Sales;
import io.shopstream.streams.pane.Windows;
import java.util.HashMap;
import java.util.Map;

/**
 * What one version of an order counts towards product sales, in the minute it was placed. A sale is one order for a
 * product however many lines it has of it.
 */
final class ProductContribution {
    private ProductContribution() {}

    static Map<ProductKey, Sales> of(Order order) {
        if (!Standing.stands(order)) {
            return Map.of();
        }
        long minute = Windows.start(order.getPlacedAt().toEpochMilli(), Windows.MINUTE);
        Map<ProductKey, Sales> contribution =
                HashMap.newHashMap(order.getLines().size());
        for (OrderLine line : order.getLines()) {
            String category = line.getCategoryId() == null ? PaneKeys.UNKNOWN_CATEGORY : line.getCategoryId();
            ProductKey pane = new ProductKey(minute, order.getCurrency(), category, line.getProductId());
            long amount = line.getQuantity() * line.getUnitPriceMinor();
            boolean firstOfProduct = !contribution.containsKey(pane);
            Sales sales =
                    switch (order.getKind()) {
                        case SALE -> new Sales(amount, 0, firstOfProduct ? 1 : 0, line.getQuantity());
                        case RETURN -> new Sales(0, amount, 0, line.getQuantity());
                    };
            contribution.merge(pane, sales, Sales::plus);
        }
        return contribution;
    }
}
