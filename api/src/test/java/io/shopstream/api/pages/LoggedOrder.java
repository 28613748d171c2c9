package io.shopstream.api.pages;

import io.shopstream.api.analytics.ShopOrder;
import io.shopstream.api.explain.OrderLog;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * An order whose two versions, as it was placed and as it is now, are in Kafka.
 *
 * @param positions of the versions, as the panel writes them
 */
record LoggedOrder(ShopOrder order, List<String> positions, List<RecordMetadata> records) {

    static List<LoggedOrder> log(OrderLog log, List<ShopOrder> orders) {
        List<LoggedOrder> logged = new ArrayList<>();
        for (ShopOrder order : orders) {
            List<RecordMetadata> records =
                    log.send(List.of(version(order, 1, "PLACED"), version(order, 2, order.status())));
            List<String> positions = records.stream()
                    .map(at -> "%s / partition %d / offset %d".formatted(at.topic(), at.partition(), at.offset()))
                    .toList();
            logged.add(new LoggedOrder(order, positions, records));
        }
        return logged;
    }

    /** Their versions in the warehouse; the first version of the oldest one was loaded before positions were kept. */
    static String rows(List<LoggedOrder> logged) {
        StringBuilder rows = new StringBuilder();
        for (LoggedOrder entry : logged) {
            String id = entry.order.id();
            rows.append("update warehouse.orders set version = 2 where order_id = '%s';\n".formatted(id));
            boolean known = !entry.equals(logged.getFirst());
            rows.append(change(id, 1, "PLACED", known ? place(entry.records.getFirst()) : "null, null, null"));
            rows.append(change(id, 2, entry.order.status(), place(entry.records.getLast())));
        }
        return rows.toString();
    }

    private static String change(String id, int version, String status, String place) {
        return "insert into warehouse.order_status_changes (order_id, version, status, changed_at, source_topic,"
                + " source_partition, source_offset) select '%s', %d, '%s', placed_at + interval '%d minutes', %s"
                        .formatted(id, version, status, version - 1, place)
                + " from warehouse.orders where order_id = '%s';\n".formatted(id);
    }

    private static String place(RecordMetadata at) {
        return "'%s', %d, %d".formatted(at.topic(), at.partition(), at.offset());
    }

    private static Order version(ShopOrder order, long version, String status) {
        List<OrderLine> lines = new ArrayList<>();
        for (ShopOrder.Line line : order.lines()) {
            lines.add(new OrderLine(
                    lines.size() + 1, line.product(), line.category(), line.quantity(), minor(line.price()), null));
        }
        return Order.newBuilder()
                .setOrderId(order.id())
                .setVersion(version)
                .setKind(order.sale() ? OrderKind.SALE : OrderKind.RETURN)
                .setStatus(OrderStatus.valueOf(status))
                .setUserId(order.user())
                .setPlacedAt(order.placedAt())
                .setUpdatedAt(order.placedAt().plusSeconds(60 * (version - 1)))
                .setCurrency(order.currency())
                .setLines(lines)
                .setTotalMinor(minor(order.total()))
                .setShippingCountry(order.country())
                .setChannel(order.channel())
                .setCampaignId(order.campaign())
                .build();
    }

    private static long minor(BigDecimal amount) {
        return amount.movePointRight(2).longValueExact();
    }
}
