package io.shopstream.sink.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopstream.schemas.query.QueryJson;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.quality.check.CheckCatalogue;
import io.shopstream.sink.quality.check.QualityCheck;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Orders beyond the limits equal those that medians of sorted lists give, and cost the score nothing. */
class OutlierCheckIT {
    private static final Instant FIRST = Instant.parse("2026-02-01T00:00:00Z");
    private static final double LIMIT = 3.5;
    private static final int MIN_ORDERS = 30;

    private record Line(String category, BigDecimal price, int quantity) {}

    private record Sold(String id, String currency, String kind, String status, List<Line> lines) {
        boolean counts() {
            return kind.equals("SALE") && !status.equals("CANCELLED") && !status.equals("REFUNDED");
        }
    }

    private record Part(String order, double log) {}

    private final Random random = new Random(44);
    private final List<Sold> orders = orders();
    private final TestWarehouse warehouse = warehouse();

    private List<Sold> orders() {
        List<Sold> all = new ArrayList<>();
        for (int n = 0; n < 3_000; n++) {
            List<Line> lines = new ArrayList<>();
            boolean sale = random.nextInt(8) > 0;
            for (int line = 0; line <= random.nextInt(3); line++) {
                // One in a hundred is odd, either way.
                double odd = random.nextInt(100) > 0 ? 0 : random.nextBoolean() ? 6 : -6;
                lines.add(new Line(
                        random.nextInt(4) == 0 ? "unknown" : "c" + random.nextInt(3),
                        BigDecimal.valueOf(Math.exp(6 + 0.8 * random.nextGaussian() + odd))
                                .setScale(2, RoundingMode.UP),
                        (1 + random.nextInt(3)) * (sale ? 1 : -1)));
            }
            all.add(new Sold(
                    "o-%04d".formatted(n),
                    random.nextInt(5) == 0 ? "EUR" : "USD",
                    sale ? "SALE" : "RETURN",
                    List.of("PAID", "DELIVERED", "CANCELLED", "REFUNDED").get(random.nextInt(4)),
                    lines));
        }
        // Too few to have limits, and all but one of the same amount.
        for (int n = 0; n < 29; n++) {
            all.add(single("few-" + n, "rare", n == 0 ? "90000.00" : "1.0" + n % 10));
        }
        for (int n = 0; n < 40; n++) {
            all.add(single("flat-" + n, "flat", n == 0 ? "90000.00" : "5.00"));
        }
        return all;
    }

    private static Sold single(String id, String category, String price) {
        return new Sold(id, "USD", "SALE", "PAID", List.of(new Line(category, new BigDecimal(price), 1)));
    }

    private TestWarehouse warehouse() {
        TestWarehouse empty = TestWarehouse.create();
        StringBuilder heads = new StringBuilder();
        StringBuilder rows = new StringBuilder();
        for (int n = 0; n < orders.size(); n++) {
            Sold order = orders.get(n);
            Instant at = FIRST.plus(Duration.ofMinutes(20L * n));
            BigDecimal total = order.lines().stream()
                    .map(line -> line.price().multiply(BigDecimal.valueOf(line.quantity())))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            heads.append("('%s', 1, '%s', '%s', '%s', now(), '%s', %s, 'Norway', 'web'),"
                    .formatted(order.id(), order.kind(), order.status(), at, order.currency(), total));
            for (int line = 0; line < order.lines().size(); line++) {
                Line one = order.lines().get(line);
                rows.append("('%s', %d, '%s', 'p', %s, %d, %s),"
                        .formatted(
                                order.id(),
                                line + 1,
                                at,
                                one.category().equals("unknown") ? "null" : "'" + one.category() + "'",
                                one.quantity(),
                                one.price()));
            }
        }
        empty.execute("select ops.make_months('order_items', array(select generate_series('2026-02-01'::date,"
                + " '2026-04-01', '1 month')::date))");
        empty.execute("insert into warehouse.orders (order_id, version, kind, status, placed_at, updated_at, currency,"
                + " total, shipping_country, channel) values " + heads.substring(0, heads.length() - 1));
        empty.execute("insert into warehouse.order_items (order_id, line_no, placed_at, product_id, category_id,"
                + " quantity, unit_price) values " + rows.substring(0, rows.length() - 1));
        return empty;
    }

    /** By currency and category. */
    private Map<String, List<Part>> parts() {
        Map<String, List<Part>> parts = new TreeMap<>();
        for (Sold order : orders) {
            if (order.counts()) {
                Map<String, BigDecimal> amounts = new HashMap<>();
                order.lines()
                        .forEach(line -> amounts.merge(
                                line.category(),
                                line.price().multiply(BigDecimal.valueOf(line.quantity())),
                                BigDecimal::add));
                amounts.forEach((category, amount) -> parts.computeIfAbsent(
                                order.currency() + " " + category, _ -> new ArrayList<>())
                        .add(new Part(order.id(), Math.log(amount.doubleValue()))));
            }
        }
        return parts;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private CheckResult check() throws Exception {
        QualityCheck check = new CheckCatalogue(Topics.standard())
                .all().stream()
                        .filter(one -> one.name().equals("outlier-orders"))
                        .findFirst()
                        .orElseThrow();
        try (Connection connection = warehouse.loader().connect("test", "-c timezone=UTC")) {
            connection.setAutoCommit(false);
            return new CheckRunner(connection, () -> true, Duration.ZERO, Clock.systemUTC()).run(check);
        }
    }

    @Test
    void shouldCountOrdersBeyondMedianAndDeviationOfTheirCategory() throws Exception {
        CheckResult result = check();
        JsonNode measured = QueryJson.mapper().readTree(result.measured());
        Set<String> outliers = new TreeSet<>();
        Set<String> withLimits = new TreeSet<>();
        parts().forEach((group, parts) -> {
            double middle = median(parts.stream().map(Part::log).toList());
            double deviation = median(parts.stream()
                            .map(part -> Math.abs(part.log() - middle))
                            .toList())
                    / 0.6745;
            if (parts.size() < MIN_ORDERS || deviation == 0) {
                return;
            }
            withLimits.add(group);
            List<Part> beyond = parts.stream()
                    .filter(part -> Math.abs(part.log() - middle) > LIMIT * deviation)
                    .toList();
            beyond.forEach(part -> outliers.add(part.order()));
            JsonNode limits = measured.get("limits")
                    .valueStream()
                    .filter(one -> group.equals(one.get("currency").stringValue() + " "
                            + one.get("category_id").stringValue()))
                    .findFirst()
                    .orElseThrow();
            assertThat(limits.get("orders").intValue()).isEqualTo(parts.size());
            assertThat(limits.get("outliers").intValue()).as(group).isEqualTo(beyond.size());
            assertAmount(limits.get("median"), Math.exp(middle));
            assertAmount(limits.get("low"), Math.exp(middle - LIMIT * deviation));
            assertAmount(limits.get("high"), Math.exp(middle + LIMIT * deviation));
        });

        assertThat(withLimits).hasSize(8);
        assertThat(measured.get("limits")).hasSize(8);
        assertThat(outliers).hasSizeGreaterThan(10);
        assertThat(measured.get("outliers").intValue()).isEqualTo(outliers.size());
        assertThat(measured.get("since").stringValue()).startsWith("2026-02-01T");
        assertThat(measured.get("examples").valueStream().map(one -> one.get("order_id")
                        .stringValue()))
                .hasSize(20)
                .allMatch(outliers::contains);
        assertThat(measured.get("examples")
                        .valueStream()
                        .map(one -> Math.abs(one.get("score").doubleValue())))
                .isSortedAccordingTo(Comparator.reverseOrder())
                .allMatch(score -> score >= LIMIT);
        assertThat(result.checked())
                .isEqualTo(orders.stream().filter(Sold::counts).count());
        String farthest = measured.at("/examples/0/order_id").stringValue();
        assertThat(result.detail()).startsWith(farthest).contains(" of ", "and " + (outliers.size() - 3) + " more");
    }

    private static void assertAmount(JsonNode text, double expected) {
        assertThat(Double.parseDouble(text.stringValue())).isCloseTo(expected, within(0.006 + expected / 1e9));
    }

    @Test
    void shouldNotLowerTheScore() throws Exception {
        CheckResult result = check();

        assertThat(result.failed()).isZero();
        assertThat(result.isFailed()).isFalse();
        assertThat(result.score()).isEqualByComparingTo("100");
        assertThat(Score.of(List.of(result)).value()).isEqualByComparingTo("100");
        assertThat(Score.of(List.of(result)).terms()).isEmpty();
    }

    @Test
    void shouldSeeNoneInAShopWithoutSales() throws Exception {
        warehouse.execute("delete from warehouse.orders");

        CheckResult result = check();

        assertThat(result.judged()).isTrue();
        assertThat(result.detail()).isEqualTo("none");
        assertThat(result.checked()).isZero();
        assertThat(QueryJson.mapper().readTree(result.measured()).get("limits")).isEmpty();
    }
}
