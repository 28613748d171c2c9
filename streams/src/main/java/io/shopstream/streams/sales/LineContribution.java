package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.sales.LineSales;
import io.shopstream.schemas.sales.Sales;
import java.util.Map;

/** Computes what the lines of one order version add to panes of the hour it was placed in, by {@link LineSales}. */
final class LineContribution {
    private LineContribution() {}

    /** Makes the key of a line's pane. */
    interface KeyOf<K> {
        K of(long hourStartMillis, String currency, String categoryId, String productId);
    }

    /** Returns an empty map if the order does not stand. */
    static <K> Map<K, Sales> of(Order order, KeyOf<K> keyOf) {
        long hour = OrderContribution.hour(order);
        String currency = order.getCurrency();
        return LineSales.of(order, (category, product) -> keyOf.of(hour, currency, category, product));
    }
}
