package io.shopstream.api.support;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** Valid orders. */
public final class Orders {
    private static final List<String> COUNTRIES =
            List.of("United States", "United Kingdom", "Germany", "France", "Norway", "Japan", "New Zealand");
    private static final List<String> CHANNELS = List.of("web", "mobile", "marketplace", "store");

    private Orders() {}

    public static Order random(RandomGenerator random, String id, Instant placedAt) {
        int product = random.nextInt(Catalogue.NAMES.size());
        OrderLine line = new OrderLine(
                1,
                "P-%04d".formatted(1000 + product),
                "c" + product % 4,
                1 + random.nextInt(3),
                Catalogue.price(product),
                null);
        return of(id, 1, OrderStatus.PLACED, placedAt, List.of(line))
                .setShippingCountry(COUNTRIES.get(random.nextInt(COUNTRIES.size())))
                .setChannel(CHANNELS.get(random.nextInt(CHANNELS.size())))
                .build();
    }

    public static Order.Builder of(
            String id, long version, OrderStatus status, Instant placedAt, List<OrderLine> lines) {
        return Order.newBuilder()
                .setOrderId(id)
                .setVersion(version)
                .setKind(OrderKind.SALE)
                .setStatus(status)
                .setUserId("u1")
                .setPlacedAt(placedAt)
                .setUpdatedAt(placedAt)
                .setCurrency("USD")
                .setLines(lines)
                .setTotalMinor(lines.stream()
                        .mapToLong(line -> line.getQuantity() * line.getUnitPriceMinor())
                        .sum())
                .setShippingCountry("Norway")
                .setChannel("web");
    }

    /** One line of 12.50. */
    public static Order one(String id, long version, OrderStatus status) {
        return of(
                        id,
                        version,
                        status,
                        Instant.parse("2026-03-01T10:00:00Z"),
                        List.of(new OrderLine(1, "P-1", "c1", 1, 12_50L, null)))
                .build();
    }
}
