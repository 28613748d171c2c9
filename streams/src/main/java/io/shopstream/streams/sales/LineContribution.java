package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.rules.Standing;
import io.shopstream.schemas.topic.PaneKeys;
import io.shopstream.streams.pane.Sales;
import java.util.HashMap;
import java.util.Map;

/**
 * What one version of an order counts, line by line, towards panes of the hour it was placed in. A sale is one order
 * for a pane however many lines it has there.
 */
final class LineContribution {
    private LineContribution() {}

    /** The pane that a line belongs to. */
    interface Pane<K> {
        K of(long hourStartMillis, String currency, String categoryId, String productId);
    }

    /** Empty if the order does not stand. */
    static <K> Map<K, Sales> of(Order order, Pane<K> paneOf) {
        if (!Standing.stands(order)) {
            return Map.of();
        }
        long hour = OrderContribution.hour(order);
        Map<K, Sales> contribution = HashMap.newHashMap(order.getLines().size());
        for (OrderLine line : order.getLines()) {
            String category = line.getCategoryId() == null ? PaneKeys.UNKNOWN_CATEGORY : line.getCategoryId();
            K pane = paneOf.of(hour, order.getCurrency(), category, line.getProductId());
            long amount = line.getQuantity() * line.getUnitPriceMinor();
            boolean firstOfPane = !contribution.containsKey(pane);
            Sales sales =
                    switch (order.getKind()) {
                        case SALE -> new Sales(amount, 0, firstOfPane ? 1 : 0, line.getQuantity());
                        case RETURN -> new Sales(0, amount, 0, line.getQuantity());
                    };
            contribution.merge(pane, sales, Sales::plus);
        }
        return contribution;
    }
}
