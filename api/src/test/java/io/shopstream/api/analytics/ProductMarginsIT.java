package io.shopstream.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.support.CsvReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Costs, margins and the worst products equal those of going through all lines one by one. */
class ProductMarginsIT {
    private static final Ask JUNE = new Ask(
            "USD",
            new TimeRange(Instant.parse("2025-06-01T00:00:00Z"), Instant.parse("2025-07-01T00:00:00Z")),
            ZoneId.of("UTC"),
            new SalesFilter(null, null, null));

    private final NaiveShop shop = AnalyticsShop.naive();

    @Test
    void shouldTakeTheCostOfUnitsThatStandFromNet() {
        Random random = new Random(41);
        Set<Boolean> known = new HashSet<>();
        Set<String> sources = new HashSet<>();
        for (int round = 0; round < 40; round++) {
            Ask ask = Ask.random(random);
            JsonNode answer = ask.answer("top-products", "&limit=100&margins=true&compare=previous");
            sources.add(answer.get("source").stringValue());
            for (JsonNode item : answer.get("items")) {
                List<ShopOrder.Line> lines = linesOf(ask, item.get("product_id").stringValue());
                BigDecimal cost = cost(lines);
                known.add(cost != null);
                assertThat(item.get("cost").asString(null))
                        .as("%s %s", ask, item)
                        .isEqualTo(cost == null ? null : cost.toPlainString());
                BigDecimal net = new BigDecimal(item.get("net").stringValue());
                if (cost == null) {
                    assertThat(item.get("margin").isNull()).isTrue();
                    assertThat(item.get("margin_rate").isNull()).isTrue();
                } else {
                    BigDecimal margin = net.subtract(cost);
                    assertThat(item.get("margin").stringValue()).isEqualTo(margin.toPlainString());
                    assertThat(item.get("margin_rate").decimalValue())
                            .isEqualByComparingTo(margin.divide(net, 4, RoundingMode.HALF_UP));
                }
                assertThat(item.at("/changes/net/value")).isEqualTo(item.get("net"));
            }
        }
        assertThat(known).containsExactlyInAnyOrder(true, false);
        assertThat(sources).as("net and cost are of the same lines").containsExactly("facts");
    }

    private List<ShopOrder.Line> linesOf(Ask ask, String product) {
        return shop.standing(ask.currency(), ask.range(), ask.filter()).stream()
                .flatMap(order -> order.lines().stream())
                .filter(line -> line.product().equals(product))
                .toList();
    }

    /** Null if that of a line is not known. */
    private static @Nullable BigDecimal cost(List<ShopOrder.Line> lines) {
        BigDecimal sum = new BigDecimal("0.00");
        for (ShopOrder.Line line : lines) {
            BigDecimal cost = line.cost();
            if (cost == null) {
                return null;
            }
            sum = sum.add(cost.multiply(BigDecimal.valueOf(line.quantity())));
        }
        return sum;
    }

    @Test
    void shouldReadNoCostsUnlessAsked() {
        JsonNode answer = JUNE.answer("top-products", "");
        assertThat(answer.get("margins").booleanValue()).isFalse();
        assertThat(answer.get("order").stringValue()).isEqualTo("best");
        assertThat(answer.get("items").valueStream())
                .isNotEmpty()
                .allMatch(item -> item.get("cost").isNull()
                        && item.get("margin").isNull()
                        && item.get("margin_rate").isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"net", "units"})
    void shouldRankTheWorstFirst(String by) {
        List<String> best = figures(JUNE.answer("top-products", "&limit=100&by=" + by), by);
        JsonNode answer = JUNE.answer("top-products", "&limit=100&order=worst&by=" + by);
        List<String> worst = figures(answer, by);
        assertThat(worst).hasSize(12);
        Collections.reverse(best);
        assertThat(worst).isEqualTo(best);
        assertThat(answer.get("order").stringValue()).isEqualTo("worst");
        assertThat(answer.get("items").valueStream().map(item -> item.get("rank")
                        .intValue()))
                .startsWith(1, 2, 3)
                .isSorted();
        assertThat(products(JUNE.answer("top-products", "&limit=3&order=worst&by=" + by)))
                .isEqualTo(products(answer).subList(0, 3));
    }

    private static List<String> figures(JsonNode answer, String by) {
        List<String> figures = new ArrayList<>();
        answer.get("items").forEach(item -> figures.add(item.get(by).asString()));
        return figures;
    }

    private static List<String> products(JsonNode answer) {
        return answer.get("items")
                .valueStream()
                .map(item -> item.get("product_id").stringValue())
                .toList();
    }

    @Test
    void shouldRankNoProductThatNeitherSoldNorCameBack() {
        Instant at = shop.orders().stream()
                .filter(order -> !order.stands() && order.currency().equals("USD"))
                .map(ShopOrder::placedAt)
                .filter(time -> shop.standing(
                                "USD", new TimeRange(time, time.plusMillis(1)), new SalesFilter(null, null, null))
                        .isEmpty())
                .findFirst()
                .orElseThrow();
        JsonNode answer =
                Ask.get("/api/analytics/top-products?order=worst&from=%s&to=%s".formatted(at, at.plusMillis(1)));
        assertThat(answer.get("items")).isEmpty();
    }

    @Test
    void shouldHaveColumnsForMarginsIfAsked() {
        String path = "/api/analytics/top-products?from=2025-06-01&to=2025-07-01&format=csv";
        List<List<String>> without =
                CsvReader.read(AnalyticsShop.api().get(path).body());
        List<List<String>> with =
                CsvReader.read(AnalyticsShop.api().get(path + "&margins=true").body());
        assertThat(without.getFirst())
                .containsExactly("rank", "product_id", "name", "category", "currency", "net", "units", "orders");
        assertThat(with.getFirst())
                .startsWith("rank", "product_id")
                .endsWith("orders", "cost", "margin", "margin_rate");
        JsonNode items = JUNE.answer("top-products", "&margins=true").get("items");
        for (int i = 0; i < items.size(); i++) {
            List<String> row = Objects.requireNonNull(with.get(i + 1));
            assertThat(row.get(8)).isEqualTo(items.get(i).get("cost").asString(""));
            assertThat(row.get(9)).isEqualTo(items.get(i).get("margin").asString(""));
        }
    }
}
