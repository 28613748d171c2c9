package io.shopstream.api.explain;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Orders and credit notes of three days with one to five versions each: cancelled, refunded, standing again, corrected
 * in lines, customer, country, currency or time; some versions come late, some come twice.
 */
final class RandomOrders {
    static final Instant START = Instant.parse("2026-02-27T00:00:00Z");
    private static final int SECONDS = 3 * 86_400;
    private static final List<String> COUNTRIES = List.of("Norway", "Côte d'Ivoire", "France");

    static {
        // Avro builds only records whose classes are declared trusted, which its first user does.
        new HttpSchemaRegistry(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(1));
    }

    private final Random random;

    RandomOrders(long seed) {
        this.random = new Random(seed);
    }

    /** The records of one order as they arrive. */
    List<Order> records(String id) {
        List<Order> versions = new ArrayList<>();
        Order order = first(id);
        int count = 1 + random.nextInt(5);
        for (int version = 1; version <= count; version++) {
            versions.add(order);
            order = next(order);
        }
        if (random.nextInt(3) == 0) {
            Collections.shuffle(versions, random);
        }
        if (random.nextInt(4) == 0) {
            versions.add(random.nextInt(versions.size() + 1), versions.get(random.nextInt(versions.size())));
        }
        return versions;
    }

    private Order first(String id) {
        boolean sale = random.nextInt(6) > 0;
        // Few minutes, so that windows have several orders.
        Instant placed = START.plusSeconds(random.nextInt(SECONDS / 600) * 600L + random.nextInt(60))
                .plusMillis(random.nextInt(1_000));
        return withLines(Order.newBuilder()
                .setOrderId(id)
                .setVersion(1)
                .setKind(sale ? OrderKind.SALE : OrderKind.RETURN)
                .setStatus(OrderStatus.PLACED)
                .setUserId(random.nextInt(5) == 0 ? null : "u" + random.nextInt(12))
                .setPlacedAt(placed)
                .setUpdatedAt(placed)
                .setCurrency(random.nextInt(4) == 0 ? "EUR" : "USD")
                .setShippingCountry(COUNTRIES.get(random.nextInt(COUNTRIES.size())))
                .setChannel("web"));
    }

    private Order next(Order order) {
        OrderStatus[] all = OrderStatus.values();
        Order.Builder next = Order.newBuilder(order)
                .setVersion(order.getVersion() + 1 + random.nextInt(2))
                .setStatus(all[random.nextInt(all.length)])
                .setUpdatedAt(order.getUpdatedAt().plusSeconds(60));
        return switch (random.nextInt(9)) {
            case 0 -> withLines(next);
            case 1 -> next.setPlacedAt(order.getPlacedAt().plusSeconds(3_600)).build();
            case 2 ->
                next.setCurrency(order.getCurrency().equals("USD") ? "EUR" : "USD")
                        .build();
            case 3 -> next.setShippingCountry("Japan").build();
            case 4 -> next.setUserId(order.getUserId() == null ? "u1" : null).build();
            default -> next.build();
        };
    }

    private Order withLines(Order.Builder order) {
        List<OrderLine> lines = new ArrayList<>();
        long total = 0;
        for (int line = 1; line <= 1 + random.nextInt(4); line++) {
            int quantity = (1 + random.nextInt(4)) * (order.getKind() == OrderKind.SALE ? 1 : -1);
            long price = 1 + random.nextInt(20_000);
            total += quantity * price;
            lines.add(new OrderLine(
                    line,
                    "p" + random.nextInt(6),
                    random.nextInt(3) == 0 ? null : "c" + random.nextInt(2),
                    quantity,
                    price,
                    null));
        }
        return order.setLines(lines).setTotalMinor(total).build();
    }
}
