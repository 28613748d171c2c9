package io.shopstream.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Shares of whole hours as of random times equal the sums over all orders one by one, without those that were cancelled
 * or refunded since.
 */
class LiveSharesIT {
    private static final SalesFilter ALL = new SalesFilter(null, null, null);
    private static final List<Window> WINDOWS = List.of(
            new Window("&window=1h", 1),
            new Window("&window=90m", 2),
            new Window("&window=24h", 24),
            new Window("&window=7d", 168),
            new Window("", 24));

    private record Window(String parameter, int hours) {}

    private final NaiveShop shop = AnalyticsShop.naive();
    private final Random random = new Random(19);

    @Test
    void shouldDivideThePastWindowsByCountryAndByCategory() {
        int gone = 0;
        for (int round = 0; round < 60; round++) {
            String currency = random.nextInt(4) == 0 ? "EUR" : "USD";
            Instant asOf = AnalyticsShop.START.plusMillis(random.nextLong(399L * 86_400_000));
            Window window = WINDOWS.get(random.nextInt(WINDOWS.size()));
            String parameters = "?currency=%s&asOf=%s%s".formatted(currency, asOf, window.parameter());
            TimeRange hours = hours(asOf, window.hours());
            List<ShopOrder> standing = shop.standing(currency, hours, ALL);
            gone += shop.within(currency, hours, ALL).size() - standing.size();

            JsonNode countries = Ask.get("/api/live/countries" + parameters);
            assertShares(countries, hours, standing, parts(standing, ShopOrder::country), item -> item.get("name"));
            JsonNode categories = Ask.get("/api/live/categories" + parameters);
            assertShares(categories, hours, standing, byCategory(standing), item -> item.get("category_id"));

            JsonNode revenue = Ask.get(
                    "/api/analytics/revenue?currency=%s&from=%s&to=%s".formatted(currency, hours.from(), hours.to()));
            assertThat(sumOfNet(countries))
                    .isEqualByComparingTo(revenue.get("net").stringValue());
            assertThat(sumOfNet(categories))
                    .isEqualByComparingTo(revenue.get("net").stringValue());
        }
        assertThat(gone).as("orders that no longer count").isPositive();
    }

    private static TimeRange hours(Instant asOf, int number) {
        Instant hour = asOf.truncatedTo(ChronoUnit.HOURS);
        return new TimeRange(hour.minus(number - 1L, ChronoUnit.HOURS), hour.plus(1, ChronoUnit.HOURS));
    }

    private static void assertShares(
            JsonNode answer,
            TimeRange hours,
            List<ShopOrder> standing,
            Map<String, Revenue> parts,
            Function<JsonNode, JsonNode> name) {
        assertThat(Instant.parse(answer.get("from").stringValue())).isEqualTo(hours.from());
        assertThat(Instant.parse(answer.get("to").stringValue())).isEqualTo(hours.to());
        Ask.assertRevenue(answer, NaiveShop.revenue(standing), hours);
        assertThat(answer.get("source").stringValue()).isEqualTo("mart");
        assertThat(answer.get("items").valueStream().map(item -> name.apply(item)
                        .stringValue()))
                .containsExactlyInAnyOrderElementsOf(parts.keySet());
        for (JsonNode item : answer.get("items")) {
            Ask.assertRevenue(
                    item, Objects.requireNonNull(parts.get(name.apply(item).stringValue())), hours);
        }
        assertThat(sumOfNet(answer)).isEqualByComparingTo(answer.get("net").stringValue());
    }

    private static Map<String, Revenue> parts(List<ShopOrder> orders, Function<ShopOrder, String> key) {
        return NaiveShop.groups(orders, key).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, part -> NaiveShop.revenue(part.getValue())));
    }

    private static Map<String, Revenue> byCategory(List<ShopOrder> orders) {
        Set<String> categories = orders.stream()
                .flatMap(order -> order.lines().stream())
                .map(ShopOrder.Line::categoryOrUnknown)
                .collect(Collectors.toSet());
        return categories.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        category -> NaiveShop.revenue(orders.stream()
                                .map(order -> order.ofCategory(category))
                                .filter(order -> !order.lines().isEmpty())
                                .toList())));
    }

    private static BigDecimal sumOfNet(JsonNode answer) {
        return answer.get("items")
                .valueStream()
                .map(item -> new BigDecimal(item.get("net").stringValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
