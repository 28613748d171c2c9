package io.shopstream.local.ingest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An order as another program sends it.
 *
 * @param mark tells the sent orders apart
 * @param orderId null if the API is to make one
 */
record SentOrder(
        String mark,
        @Nullable String orderId,
        long version,
        String status,
        String currency,
        String userId,
        Instant placedAt,
        List<Line> lines) {

    record Line(int number, String productId, int quantity, long unitPriceMinor) {}

    SentOrder {
        lines = List.copyOf(lines);
    }

    /** The next version of this order. */
    SentOrder next(String nextStatus) {
        return new SentOrder(mark, orderId, version + 1, nextStatus, currency, userId, placedAt, lines);
    }

    long totalMinor() {
        return lines.stream()
                .mapToLong(line -> line.quantity() * line.unitPriceMinor())
                .sum();
    }

    /** What the shop must have. */
    OrderRow row(String id) {
        String texts = lines.stream()
                .map(line -> OrderRow.line(line.number(), line.productId(), line.quantity(), line.unitPriceMinor()))
                .collect(Collectors.joining(","));
        return new OrderRow(id, mark, version, status, currency, placedAt, totalMinor(), texts);
    }

    String json() {
        String items = lines.stream()
                .map(line ->
                        """
                        {"line_no": %d, "product_id": "%s", "quantity": %d, "unit_price": "%s"}""".formatted(line.number(), line.productId(), line.quantity(), decimal(line.unitPriceMinor())))
                .collect(Collectors.joining(","));
        return """
                {%s"version": %d, "kind": "SALE", "status": "%s", "user_id": "%s", "placed_at": "%s", \
                "updated_at": "%s", "currency": "%s", "lines": [%s], "total": "%s", "shipping_country": "Norway", \
                "shipping_city": "%s", "channel": "web"}""".formatted(
                        orderId == null ? "" : "\"order_id\": \"" + orderId + "\", ",
                        version,
                        status,
                        userId,
                        placedAt,
                        placedAt.plusSeconds(version),
                        currency,
                        items,
                        decimal(totalMinor()),
                        mark);
    }

    private static String decimal(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
