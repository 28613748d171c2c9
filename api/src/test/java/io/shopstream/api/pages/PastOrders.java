package io.shopstream.api.pages;

import io.shopstream.api.analytics.ShopOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Random sales, returns, cancellations and visits of the year before a time, most of them in its last four weeks, so
 * that every preset of the range has some.
 */
final class PastOrders {
    private static final int ORDERS = 500;
    private static final int NEWEST = 25;
    private static final Duration MONTH = Duration.ofDays(28);
    private static final Duration YEAR = Duration.ofDays(400);
    private static final List<String> STATUSES =
            List.of("PLACED", "PAID", "SHIPPED", "DELIVERED", "DELIVERED", "CANCELLED", "REFUNDED");

    private final Instant now;
    private final Random random;
    private final List<ShopOrder> orders = new ArrayList<>();
    private final Map<Instant, Integer> visits = new TreeMap<>();

    PastOrders(Instant now, long seed) {
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        this.random = new Random(seed);
        for (int i = 0; i < ORDERS; i++) {
            orders.add(order("o-%04d".formatted(i)));
        }
        orders.add(ofToday());
        for (int i = 0; i < ORDERS; i++) {
            visits.put(time().truncatedTo(ChronoUnit.HOURS), random.nextInt(50));
        }
    }

    List<ShopOrder> orders() {
        return orders;
    }

    /** Sessions by hour, as the rows of analytics take them. */
    Map<Instant, Integer> visits() {
        return visits;
    }

    /** Some orders of the days before today, the newest last. */
    List<ShopOrder> newest() {
        return orders.stream()
                .filter(order -> order.placedAt().isBefore(now.minus(2, ChronoUnit.DAYS)))
                .sorted(Comparator.comparing(ShopOrder::placedAt).reversed())
                .limit(NEWEST)
                .toList()
                .reversed();
    }

    private ShopOrder order(String id) {
        boolean sale = random.nextInt(8) > 0;
        List<ShopOrder.Line> lines = new ArrayList<>();
        for (int line = 0; line <= random.nextInt(4); line++) {
            int quantity = 1 + random.nextInt(5);
            int product = random.nextInt(12);
            lines.add(new ShopOrder.Line(
                    "p" + product,
                    category(product),
                    sale ? quantity : -quantity,
                    BigDecimal.valueOf(random.nextInt(100, 20_000), 2)));
        }
        return new ShopOrder(
                id,
                random.nextInt(10) == 0 ? null : "u" + random.nextInt(80),
                sale,
                pick(STATUSES),
                time(),
                random.nextInt(6) == 0 ? "EUR" : "USD",
                pick(List.of("Norway", "France", "United Kingdom", "EIRE", "Unspecified")),
                pick(List.of("web", "app", "shop")),
                lines);
    }

    /** So that today has a sale in the minutes after midnight as well. */
    private ShopOrder ofToday() {
        ShopOrder.Line line = new ShopOrder.Line("p1", category(1), 1, new BigDecimal("10.00"));
        return new ShopOrder("o-today", "u1", true, "PAID", now, "USD", "Norway", "web", List.of(line));
    }

    private Instant time() {
        Duration span = random.nextInt(4) == 0 ? YEAR : MONTH;
        return now.minusSeconds(1 + random.nextLong(span.toSeconds()));
    }

    private static @Nullable String category(int product) {
        return product % 3 == 0 ? null : product % 3 == 1 ? "toys" : "books";
    }

    private String pick(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }
}
