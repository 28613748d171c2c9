package io.shopstream.sink.warehouse.view;

import io.shopstream.sink.warehouse.view.Sale.Line;
import io.shopstream.sink.warehouse.view.Sale.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Random facts of a shop with all special cases: two currencies, months without a sale, both ends of a UTC day, credit
 * notes, cancellations, lines without cost or category, orders without a customer, campaigns without a budget.
 */
final class RandomShop {
    static final List<String> CURRENCIES = List.of("EUR", "USD");
    private static final List<String> MONTHS = List.of("2010-12", "2025-02", "2025-11", "2026-01", "2026-02");
    private static final List<String> STATUSES =
            List.of("PLACED", "PAID", "SHIPPED", "DELIVERED", "CANCELLED", "REFUNDED");

    private final Random random;
    final List<Sale> sales = new ArrayList<>();
    /** Sessions, views, carts, checkouts, purchases and abandoned carts, by hour. */
    final Map<Instant, List<Long>> funnel = new TreeMap<>();
    /** Closing stock, by product and day. */
    final Map<String, TreeMap<LocalDate, Long>> stock = new TreeMap<>();

    RandomShop(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            sales.add(sale("o" + i));
        }
        for (int i = 0; i < 120; i++) {
            Instant hour = Instant.ofEpochSecond(moment().getEpochSecond() / 3600 * 3600);
            long sessions = random.nextInt(4);
            long carts = sessions == 0 ? 0 : random.nextLong(sessions + 1);
            funnel.put(hour, List.of(sessions, sessions, carts, carts / 2, carts / 3, carts - carts / 3));
        }
        for (int i = 0; i < 8; i++) {
            TreeMap<LocalDate, Long> days = new TreeMap<>();
            // Stock of product 6 is reported only after the last sale, stock of product 7 never.
            for (int j = 0; j < (i < 6 ? 40 : 0); j++) {
                days.put(LocalDate.ofInstant(moment(), ZoneOffset.UTC), random.nextLong(100));
            }
            if (i == 6) {
                days.put(LocalDate.parse("2026-03-05"), 7L);
            }
            stock.put("p" + i, days);
        }
    }

    List<Part> parts() {
        return sales.stream().flatMap(sale -> sale.parts().stream()).toList();
    }

    /** The day of the last order, regardless of its status. */
    LocalDate lastDay() {
        return sales.stream().map(RandomShop::day).max(LocalDate::compareTo).orElseThrow();
    }

    static LocalDate day(Sale sale) {
        return LocalDate.ofInstant(sale.placedAt(), ZoneOffset.UTC);
    }

    static LocalDate month(Sale sale) {
        return day(sale).withDayOfMonth(1);
    }

    private Sale sale(String orderId) {
        boolean refund = random.nextInt(5) == 0;
        // A sixth of the orders has no customer, and the last customer only cancels.
        String userId = random.nextInt(6) == 0 ? null : "u" + random.nextInt(40);
        String status = "u39".equals(userId) ? "CANCELLED" : STATUSES.get(random.nextInt(STATUSES.size()));
        return new Sale(
                orderId,
                refund,
                status,
                userId,
                moment(),
                CURRENCIES.get(random.nextInt(2)),
                random.nextBoolean() ? "Norway" : "Peru",
                random.nextInt(3) == 0 ? "m" + random.nextInt(4) : null,
                IntStream.rangeClosed(0, random.nextInt(3))
                        .mapToObj(i -> line(refund ? -1 : 1))
                        .toList());
    }

    private Line line(int sign) {
        int product = random.nextInt(10);
        return new Line(
                "p" + product,
                random.nextInt(8) == 0 ? null : "c" + random.nextInt(3),
                sign * (1 + random.nextInt(4)),
                1 + random.nextLong(50_000),
                cost(product));
    }

    // Product 0 always has a cost, product 1 never.
    private @Nullable Long cost(int product) {
        boolean known = product == 0 || product != 1 && random.nextInt(15) > 0;
        return known ? random.nextLong(30_000) : null;
    }

    private Instant moment() {
        Instant month = Instant.parse(MONTHS.get(random.nextInt(MONTHS.size())) + "-01T00:00:00Z");
        Instant day = month.plus(Duration.ofDays(random.nextInt(28)));
        return switch (random.nextInt(5)) {
            case 0 -> day;
            case 1 -> day.plus(Duration.ofDays(1)).minusMillis(1);
            default -> day.plusMillis(random.nextLong(86_400_000));
        };
    }
}
