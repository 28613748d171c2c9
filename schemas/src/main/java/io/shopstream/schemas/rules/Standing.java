package io.shopstream.schemas.rules;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderStatus;

/**
 * Decides whether an order counts (it "stands"). A sale counts from its first version until it is cancelled or
 * refunded. A return counts until it is cancelled: REFUNDED is its regular final status.
 * {@code warehouse.orders.stands} computes the same in SQL.
 */
public final class Standing {
    private Standing() {}

    public static boolean stands(Order order) {
        return stands(order.getKind(), order.getStatus());
    }

    public static boolean stands(OrderKind kind, OrderStatus status) {
        return switch (status) {
            case PLACED, PAID, SHIPPED, DELIVERED -> true;
            case REFUNDED -> kind == OrderKind.RETURN;
            case CANCELLED -> false;
        };
    }
}
