package io.shopstream.streams.flow;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.rules.Standing;
import io.shopstream.streams.pane.Sales;

/** Computes the sales of one order version as a whole. */
public final class OrderSales {
    private OrderSales() {}

    /** Returns {@link Sales#NONE} if the order does not stand. */
    public static Sales of(Order order) {
        if (!Standing.stands(order)) {
            return Sales.NONE;
        }
        long units = 0;
        for (OrderLine line : order.getLines()) {
            units += line.getQuantity();
        }
        long amount = order.getTotalMinor();
        return switch (order.getKind()) {
            case SALE -> new Sales(amount, 0, 1, units);
            case RETURN -> new Sales(0, amount, 0, units);
        };
    }
}
