package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.Order;
import io.shopstream.streams.pane.Sales;
import java.util.Map;

/**
 * What one version of an order counts towards each pane of the hour it was placed in; empty if it does not stand.
 *
 * @param <K> key of the panes
 */
interface Contribution<K> {
    Map<K, Sales> of(Order order);
}
