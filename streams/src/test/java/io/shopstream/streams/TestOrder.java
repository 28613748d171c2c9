package io.shopstream.streams;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A valid order to start from; each change gives a new one. */
public record TestOrder(
        String id,
        long version,
        OrderKind kind,
        OrderStatus status,
        Instant placedAt,
        String currency,
        String country,
        @Nullable String user,
        List<Line> lines) {

    public record Line(String product, @Nullable String category, int quantity, long price) {}

    public static TestOrder sale(String id, Instant placedAt, Line... lines) {
        return new TestOrder(
                id, 1, OrderKind.SALE, OrderStatus.PLACED, placedAt, "USD", "Austria", null, List.of(lines));
    }

    public static TestOrder giveBack(String id, Instant placedAt, Line... lines) {
        return new TestOrder(
                id, 1, OrderKind.RETURN, OrderStatus.PLACED, placedAt, "USD", "Austria", null, List.of(lines));
    }

    public TestOrder next(OrderStatus changed) {
        return new TestOrder(id, version + 1, kind, changed, placedAt, currency, country, user, lines);
    }

    public TestOrder next(Line... changed) {
        return new TestOrder(id, version + 1, kind, status, placedAt, currency, country, user, List.of(changed));
    }

    public TestOrder nextPlacedAt(Instant changed) {
        return new TestOrder(id, version + 1, kind, status, changed, currency, country, user, lines);
    }

    public TestOrder in(String changed) {
        return new TestOrder(id, version, kind, status, placedAt, changed, country, user, lines);
    }

    public TestOrder to(String changed) {
        return new TestOrder(id, version, kind, status, placedAt, currency, changed, user, lines);
    }

    public TestOrder by(@Nullable String changed) {
        return new TestOrder(id, version, kind, status, placedAt, currency, country, changed, lines);
    }

    public long total() {
        return lines.stream().mapToLong(line -> line.quantity * line.price).sum();
    }

    public Order toAvro() {
        List<OrderLine> avroLines = new ArrayList<>();
        for (Line line : lines) {
            avroLines.add(OrderLine.newBuilder()
                    .setLineNo(avroLines.size() + 1)
                    .setProductId(line.product)
                    .setCategoryId(line.category)
                    .setQuantity(line.quantity)
                    .setUnitPriceMinor(line.price)
                    .build());
        }
        return Order.newBuilder()
                .setOrderId(id)
                .setVersion(version)
                .setKind(kind)
                .setStatus(status)
                .setPlacedAt(placedAt)
                .setUpdatedAt(placedAt)
                .setCurrency(currency)
                .setLines(avroLines)
                .setTotalMinor(total())
                .setShippingCountry(country)
                .setUserId(user)
                .setChannel("web")
                .build();
    }
}
