package io.shopstream.producer.simulator.orders;

import io.shopstream.producer.simulator.people.Customer;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import java.time.Instant;
import java.util.List;

/** Creates order records: first version, next version, credit note. Versions of an order share its lines; none ever changes. */
final class OrderVersions {
    private OrderVersions() {}

    static Order placed(String orderId, Visit.Plan visit, List<OrderLine> lines, long total, Instant at) {
        Customer customer = visit.customer();
        return new Order(
                orderId,
                1L,
                OrderKind.SALE,
                OrderStatus.PLACED,
                customer.id(),
                at,
                at,
                visit.basket().getFirst().item().currency(),
                lines,
                total,
                customer.country().name(),
                customer.city(),
                visit.channel(),
                visit.campaignId(),
                visit.sessionId());
    }

    static Order next(Order order, OrderStatus status, Instant at) {
        return new Order(
                order.getOrderId(),
                order.getVersion() + 1,
                order.getKind(),
                status,
                order.getUserId(),
                order.getPlacedAt(),
                at,
                order.getCurrency(),
                order.getLines(),
                order.getTotalMinor(),
                order.getShippingCountry(),
                order.getShippingCity(),
                order.getChannel(),
                order.getCampaignId(),
                order.getSessionId());
    }

    /** A credit note is an order of its own, without session and campaign. */
    static Order creditNote(String orderId, Order sale, List<OrderLine> lines, Instant at) {
        return new Order(
                orderId,
                1L,
                OrderKind.RETURN,
                OrderStatus.PLACED,
                sale.getUserId(),
                at,
                at,
                sale.getCurrency(),
                lines,
                total(lines),
                sale.getShippingCountry(),
                sale.getShippingCity(),
                sale.getChannel(),
                null,
                null);
    }

    private static long total(List<OrderLine> lines) {
        return lines.stream()
                .mapToLong(line -> line.getQuantity() * line.getUnitPriceMinor())
                .sum();
    }
}
