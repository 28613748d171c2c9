package io.shopstream.schemas.sales;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.rules.Standing;
import io.shopstream.schemas.topic.RecordKeys;
import java.util.HashMap;
import java.util.Map;

/**
 * Computes what the lines of one order version add to sums by product or category. A sale counts as one order per sum,
 * whatever its number of lines there.
 */
public final class LineSales {
    private LineSales() {}

    /**
     * Makes the key of the sum that a line belongs to.
     *
     * @param <K> equal for lines of the same sum
     */
    @FunctionalInterface
    public interface KeyOf<K> {
        /** @param categoryId {@code unknown} if the line has none */
        K of(String categoryId, String productId);
    }

    /** Returns an empty map if the order does not stand. */
    public static <K> Map<K, Sales> of(Order order, KeyOf<K> keyOf) {
        if (!Standing.stands(order)) {
            return Map.of();
        }
        Map<K, Sales> contribution = HashMap.newHashMap(order.getLines().size());
        for (OrderLine line : order.getLines()) {
            String category = line.getCategoryId() == null ? RecordKeys.UNKNOWN_CATEGORY : line.getCategoryId();
            K key = keyOf.of(category, line.getProductId());
            long amount = line.getQuantity() * line.getUnitPriceMinor();
            boolean firstOfKey = !contribution.containsKey(key);
            Sales sales =
                    switch (order.getKind()) {
                        case SALE -> new Sales(amount, 0, firstOfKey ? 1 : 0, line.getQuantity());
                        case RETURN -> new Sales(0, amount, 0, line.getQuantity());
                    };
            contribution.merge(key, sales, Sales::plus);
        }
        return contribution;
    }
}
