package io.shopstream.sink.table;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderStatus;
import java.time.Instant;

/**
 * A version of an order, as {@code warehouse.order_status_changes} keeps it.
 *
 * @param changedAt when the version came to be, UTC
 * @param position the record that brought it; of several with the same version, the first one
 */
public record StatusChange(
        String orderId, long version, OrderStatus status, Instant changedAt, RecordPosition position) {

    public static StatusChange of(Order order, RecordPosition position) {
        return new StatusChange(
                order.getOrderId(), order.getVersion(), order.getStatus(), order.getUpdatedAt(), position);
    }
}
