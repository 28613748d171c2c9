package io.shopstream.local.ingest;

import io.shopstream.schemas.avro.Order;
import java.time.Instant;
import java.util.stream.Collectors;

/**
 * A version of an order with its lines. What was sent, what is in the topic and what is in the warehouse are compared
 * in this form.
 *
 * @param mark tells the sent orders apart, also those that were sent without an id
 * @param lines number, product, quantity and price in cents of each, by number
 */
record OrderRow(
        String orderId,
        String mark,
        long version,
        String status,
        String currency,
        Instant placedAt,
        long totalMinor,
        String lines) {

    static OrderRow of(Order order) {
        return new OrderRow(
                order.getOrderId(),
                String.valueOf(order.getShippingCity()),
                order.getVersion(),
                order.getStatus().name(),
                order.getCurrency(),
                order.getPlacedAt(),
                order.getTotalMinor(),
                order.getLines().stream()
                        .map(line -> line(
                                line.getLineNo(), line.getProductId(), line.getQuantity(), line.getUnitPriceMinor()))
                        .collect(Collectors.joining(",")));
    }

    static String line(int number, String productId, int quantity, long unitPriceMinor) {
        return number + ":" + productId + ":" + quantity + ":" + unitPriceMinor;
    }
}
