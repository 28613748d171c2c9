package io.shopstream.api.explain;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.money.Money;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Rows of orders as the sink loads them, and the tables of sums over them, emptied windows included. */
final class ExplainRows {
    static final String MONTHS = "select ops.make_months('order_items', '{2026-02-01,2026-03-01}')";

    private static final String FIGURES = """
        coalesce(sum(line_total) filter (where stands and kind = 'SALE'), 0),
        coalesce(sum(line_total) filter (where stands and kind = 'RETURN'), 0),
        coalesce(sum(line_total) filter (where stands), 0),
        count(distinct order_id) filter (where stands and kind = 'SALE'),
        coalesce(sum(quantity) filter (where stands), 0)\
        """;

    static final String SUMS = """
        create temp view sold as
          select o.*, i.product_id, coalesce(i.category_id, 'unknown') as category, i.quantity, i.line_total
          from warehouse.orders o join warehouse.order_items i using (order_id);
        insert into mart.revenue_per_minute
          select date_trunc('minute', placed_at, 'UTC'), currency, FIGURES, 1 from sold group by 1, 2;
        insert into mart.revenue_by_country_per_hour
          select date_trunc('hour', placed_at, 'UTC'), currency, shipping_country, FIGURES, 1 from sold
          group by 1, 2, 3;
        insert into mart.revenue_by_category_per_hour
          select date_trunc('hour', placed_at, 'UTC'), currency, category, FIGURES, 1 from sold group by 1, 2, 3;
        insert into mart.product_sales_per_hour
          select date_trunc('hour', placed_at, 'UTC'), currency, product_id, category, FIGURES, 1 from sold
          group by 1, 2, 3, 4;
        insert into mart.customer_totals (gross, returns, net, orders, units, user_id, currency, segment, version)
          select FIGURES, user_id, currency, 'new', 1 from sold where user_id is not null group by 6, 7;
        """.replace("FIGURES", FIGURES);

    private ExplainRows() {}

    /** @param at positions of the records, in their order */
    static String of(List<Order> arrived, List<RecordMetadata> at) {
        Order order = ExplainShop.highest(arrived);
        StringBuilder rows = new StringBuilder("""
            insert into warehouse.orders (order_id, version, kind, status, user_id, placed_at, updated_at, currency,
                                          total, shipping_country, channel)
            values ('%s', %d, '%s', '%s', %s, '%s', '%s', '%s', %s, %s, 'web');
            insert into warehouse.order_items (order_id, line_no, placed_at, product_id, category_id, quantity,
                                               unit_price)
            values %s;
            """.formatted(
                        order.getOrderId(),
                        order.getVersion(),
                        order.getKind(),
                        order.getStatus(),
                        text(order.getUserId()),
                        order.getPlacedAt(),
                        order.getUpdatedAt(),
                        order.getCurrency(),
                        Money.format(order.getTotalMinor()),
                        text(order.getShippingCountry()),
                        order.getLines().stream().map(line -> line(order, line)).collect(Collectors.joining(", "))));
        Set<Long> known = new HashSet<>();
        for (int index = 0; index < arrived.size(); index++) {
            Order version = arrived.get(index);
            if (known.add(version.getVersion())) {
                RecordMetadata position = at.get(index);
                rows.append(change(
                        version.getOrderId(),
                        version.getVersion(),
                        version.getStatus().name(),
                        "'%s', %d, %d".formatted(position.topic(), position.partition(), position.offset())));
            }
        }
        return rows.toString();
    }

    /** @param position topic, partition and offset in SQL */
    static String change(String orderId, long version, String status, String position) {
        return "insert into warehouse.order_status_changes (order_id, version, status, changed_at, source_topic,"
                + " source_partition, source_offset) values ('%s', %d, '%s', '2026-03-01T10:00:00Z', %s);\n"
                        .formatted(orderId, version, status, position);
    }

    private static String line(Order order, OrderLine line) {
        return "('%s', %d, '%s', '%s', %s, %d, %s)"
                .formatted(
                        order.getOrderId(),
                        line.getLineNo(),
                        order.getPlacedAt(),
                        line.getProductId(),
                        text(line.getCategoryId()),
                        line.getQuantity(),
                        Money.format(line.getUnitPriceMinor()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "null" : "'" + text.replace("'", "''") + "'";
    }
}
