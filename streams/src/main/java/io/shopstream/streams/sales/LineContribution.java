package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.rules.Standing;
import io.shopstream.schemas.topic.RecordKeys;
import io.shopstream.streams.pane.Sales;
import java.util.HashMap;
import java.util.Map;

/**
 * Computes what the lines of one order version add to panes of the hour it was placed in. A sale counts as one order
 * per pane, whatever its number of lines there.
 */
final class LineContribution {
    private LineContribution() {}

    /** Makes the key of a line's pane. */
    interface KeyOf<K> {
        K of(long hourStartMillis, String currency, String categoryId, String productId);
    }

    /** Returns an empty map if the order does not stand. */
    static <K> Map<K, Sales> of(Order order, KeyOf<K> keyOf) {
        if (!Standing.stands(order)) {
            return Map.of();
        }
        long hour = OrderContribution.hour(order);
        Map<K, Sales> contribution = HashMap.newHashMap(order.getLines().size());
        for (OrderLine line : order.getLines()) {
            String category = line.getCategoryId() == null ? RecordKeys.UNKNOWN_CATEGORY : line.getCategoryId();
            K key = keyOf.of(hour, order.getCurrency(), category, line.getProductId());
            long amount = line.getQuantity() * line.getUnitPriceMinor();
            boolean firstOfPane = !contribution.containsKey(key);
            Sales sales =
                    switch (order.getKind()) {
                        case SALE -> new Sales(amount, 0, firstOfPane ? 1 : 0, line.getQuantity());
                        case RETURN -> new Sales(0, amount, 0, line.getQuantity());
                    };
            contribution.merge(key, sales, Sales::plus);
        }
        return contribution;
    }
}
