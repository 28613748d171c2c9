package io.shopstream.api.analytics;

import io.shopstream.api.pages.ComparedShop;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.TestWarehouse;
import io.shopstream.embedded.postgres.EmbeddedPostgres;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * One running API over a warehouse with random orders and visits, for all tests of analytics and reports. Orders are dense
 * around changes of the clock in spring and autumn, and there are some a year earlier.
 */
public final class AnalyticsShop {
    static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
    private static final int ORDERS = 900;
    private static final int DAYS = 400;

    private static final List<String> STATUSES =
            List.of("PLACED", "PAID", "SHIPPED", "DELIVERED", "DELIVERED", "CANCELLED", "REFUNDED");
    private static final List<Instant> CHANGES = List.of(
            Instant.parse("2025-10-26T01:00:00Z"),
            Instant.parse("2026-03-29T01:00:00Z"),
            Instant.parse("2025-11-02T06:00:00Z"));

    private static final AnalyticsShop SHOP = new AnalyticsShop();

    private final Random random = new Random(16);
    private final NaiveShop naive = new NaiveShop(orders());
    private final Map<Instant, Integer> visits = new TreeMap<>();
    private final TestWarehouse warehouse = TestWarehouse.create("analytics");
    private final RunningApi api;

    private AnalyticsShop() {
        warehouse.execute(AnalyticsRows.facts(naive.orders()));
        for (int i = 0; i < 600; i++) {
            visits.put(time().truncatedTo(ChronoUnit.HOURS), random.nextInt(50));
        }
        warehouse.execute(AnalyticsRows.visits(visits));
        warehouse.execute(AnalyticsRows.MARTS);
        this.api = RunningApi.start(Map.of("shopstream.warehouse.url", warehouse.url()));
        Runtime.getRuntime().addShutdownHook(new Thread(api::close, "analytics-shop-close"));
    }

    static RunningApi api() {
        return SHOP.api;
    }

    /** To ask its warehouse without the API, as superuser. */
    static JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(SHOP.warehouse.url(), EmbeddedPostgres.USER, ""));
    }

    /** To compare the API with SQL, as superuser. */
    public static ComparedShop compared() {
        return new ComparedShop(SHOP.api.uri("/"), SHOP.warehouse.url() + "?user=" + EmbeddedPostgres.USER);
    }

    static NaiveShop naive() {
        return SHOP.naive;
    }

    /** Sessions by hour; of {@code n} sessions {@code n / 2} have a cart and {@code n / 4} a purchase. */
    static Map<Instant, Integer> visits() {
        return SHOP.visits;
    }

    private List<ShopOrder> orders() {
        List<ShopOrder> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            boolean sale = random.nextInt(8) > 0;
            orders.add(new ShopOrder(
                    "o" + i,
                    random.nextInt(10) == 0 ? null : "u" + random.nextInt(60),
                    sale,
                    STATUSES.get(random.nextInt(STATUSES.size())),
                    time(),
                    random.nextInt(6) == 0 ? "EUR" : "USD",
                    pick("Norway", "Åland", "France"),
                    pick("web", "app", "shop"),
                    lines(sale)));
        }
        return orders;
    }

    private Instant time() {
        if (random.nextInt(3) == 0) {
            return CHANGES.get(random.nextInt(CHANGES.size())).plusMillis(random.nextLong(-90_000_000, 90_000_000));
        }
        return START.plusMillis(random.nextLong(DAYS * 86_400_000L));
    }

    private List<ShopOrder.Line> lines(boolean sale) {
        List<ShopOrder.Line> lines = new ArrayList<>();
        for (int line = 0; line <= random.nextInt(4); line++) {
            int quantity = 1 + random.nextInt(5);
            lines.add(new ShopOrder.Line(
                    "p" + random.nextInt(12),
                    category(),
                    sale ? quantity : -quantity,
                    BigDecimal.valueOf(random.nextInt(1, 20_000), 2)));
        }
        return lines;
    }

    private @Nullable String category() {
        return random.nextInt(3) == 0 ? null : pick("toys", "books");
    }

    private String pick(String... some) {
        return some[random.nextInt(some.length)];
    }
}
