package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.sales.Sales;
import java.util.Map;

/**
 * Computes what one order version adds to each pane of the hour it was placed in; empty if the order does not stand.
 *
 * @param <K> key of the panes
 */
interface Contribution<K> {
    Map<K, Sales> of(Order order);
}
