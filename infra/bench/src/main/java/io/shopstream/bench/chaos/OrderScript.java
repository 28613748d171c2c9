package io.shopstream.bench.chaos;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Defines every order of a run by its number, so that the expected results are known independently. In event time, each
 * second of traffic fills a minute in the past, so that minutes are closed, and must be exact, during the whole run.
 *
 * @param start of the first minute
 * @param perPane orders in each minute
 */
record OrderScript(Instant start, int perPane) {
    static final String CURRENCY = "USD";
    private static final Duration PANE = Duration.ofMinutes(1);
    private static final int PRODUCTS = 50;
    private static final int CATEGORIES = 5;

    /** One line of an order; {@code net} in minor units. */
    record Sale(String product, String category, int units, long price) {
        long net() {
            return units * price;
        }
    }

    Instant paneStart(int pane) {
        return start.plus(PANE.multipliedBy(pane));
    }

    int pane(long number) {
        return Math.toIntExact(number / perPane);
    }

    List<Sale> sales(long number) {
        return List.of(sale(number % PRODUCTS, 1 + number % 3), sale((number * 7 + 3) % PRODUCTS, 1 + number % 2));
    }

    private static Sale sale(long product, long units) {
        return new Sale("product-" + product, "category-" + product % CATEGORIES, (int) units, 199 + 50 * product);
    }

    /** The first version, or the second, which has another status of the same sale and changes no sum. */
    Order order(long number, long version) {
        List<Sale> sales = sales(number);
        Instant placed = paneStart(pane(number)).plusMillis(number % perPane * PANE.toMillis() / perPane);
        return Order.newBuilder()
                .setOrderId("chaos-" + number)
                .setVersion(version)
                .setKind(OrderKind.SALE)
                .setStatus(version == 1 ? OrderStatus.PLACED : OrderStatus.PAID)
                .setPlacedAt(placed)
                .setUpdatedAt(placed.plusSeconds(version))
                .setCurrency(CURRENCY)
                .setLines(List.of(line(1, sales.get(0)), line(2, sales.get(1))))
                .setTotalMinor(sales.stream().mapToLong(Sale::net).sum())
                .setShippingCountry("Austria")
                .setUserId("user-" + number % 1_000)
                .setChannel("web")
                .build();
    }

    private static OrderLine line(int number, Sale sale) {
        return OrderLine.newBuilder()
                .setLineNo(number)
                .setProductId(sale.product())
                .setCategoryId(sale.category())
                .setQuantity(sale.units())
                .setUnitPriceMinor(sale.price())
                .build();
    }
}
