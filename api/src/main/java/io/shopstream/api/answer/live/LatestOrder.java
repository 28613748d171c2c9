package io.shopstream.api.answer.live;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.rules.Standing;
import java.time.Instant;

/** One of the latest orders, in its newest version seen. */
public record LatestOrder(
        String orderId,
        long version,
        String kind,
        String status,
        boolean stands,
        Instant placedAt,
        String currency,
        String total,
        long units,
        String shippingCountry,
        String channel) {

    public static LatestOrder of(Order order) {
        return new LatestOrder(
                order.getOrderId(),
                order.getVersion(),
                order.getKind().name(),
                order.getStatus().name(),
                Standing.stands(order),
                order.getPlacedAt(),
                order.getCurrency(),
                Money.format(order.getTotalMinor()),
                order.getLines().stream().mapToLong(OrderLine::getQuantity).sum(),
                order.getShippingCountry(),
                order.getChannel());
    }
}
