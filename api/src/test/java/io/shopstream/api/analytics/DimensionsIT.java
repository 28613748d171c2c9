package io.shopstream.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.params.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What filters can offer equals what going through all orders one by one finds. */
class DimensionsIT {
    private static final SalesFilter NO_FILTER = new SalesFilter(null, null, null);
    private static final TimeRange ALWAYS = new TimeRange(Times.EARLIEST, Instant.parse("2100-01-01T00:00:00Z"));

    private final NaiveShop shop = AnalyticsShop.naive();

    @ParameterizedTest
    @ValueSource(strings = {"USD", "EUR"})
    void shouldOfferWhatTheOrdersOfACurrencyName(String currency) {
        JsonNode answer = Ask.get("/api/analytics/dimensions?currency=" + currency);
        List<ShopOrder> standing = shop.standing(currency, ALWAYS, NO_FILTER);
        Set<String> categories = new HashSet<>();
        standing.forEach(order -> order.lines().forEach(line -> categories.add(line.categoryOrUnknown())));
        assertThat(answer.get("categories").valueStream().map(some -> some.get("category_id")
                        .stringValue()))
                .containsExactlyInAnyOrderElementsOf(categories);
        assertThat(texts(answer.get("countries"))).containsExactlyElementsOf(names(standing, ShopOrder::country));
        assertThat(texts(answer.get("channels"))).containsExactlyElementsOf(names(standing, ShopOrder::channel));
        List<Instant> sales = standing.stream()
                .filter(ShopOrder::sale)
                .map(ShopOrder::placedAt)
                .sorted()
                .toList();
        assertThat(answer.get("first_order_at").stringValue())
                .isEqualTo(sales.getFirst().toString());
        assertThat(answer.get("last_order_at").stringValue())
                .isEqualTo(sales.getLast().toString());
    }

    @Test
    void shouldOfferCategoriesByNameAndThoseWithoutOneLast() {
        JsonNode categories = Ask.get("/api/analytics/dimensions").get("categories");
        assertThat(categories.get(0).toString()).isEqualTo("{\"category_id\":\"toys\",\"name\":\"Toys\"}");
        assertThat(categories.valueStream().skip(1))
                .allMatch(some -> some.get("name").isNull());
    }

    @Test
    void shouldOfferEveryCurrencyMostOrdersFirst() {
        Map<String, Long> orders = new HashMap<>();
        for (String currency : List.of("USD", "EUR")) {
            orders.put(
                    currency,
                    shop.standing(currency, ALWAYS, NO_FILTER).stream()
                            .filter(ShopOrder::sale)
                            .count());
        }
        List<String> expected = new ArrayList<>();
        orders.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(some -> expected.add(some.getKey() + " " + some.getValue()));
        // The same whatever currency is asked for.
        for (String path : List.of("?currency=USD", "?currency=EUR", "?currency=CHF")) {
            assertThat(Ask.get("/api/analytics/dimensions" + path)
                            .get("currencies")
                            .valueStream()
                            .map(some -> some.get("code").stringValue() + " "
                                    + some.get("orders").longValue()))
                    .containsExactlyElementsOf(expected);
        }
    }

    @Test
    void shouldHaveNothingToOfferInACurrencyWithoutOrders() {
        JsonNode answer = Ask.get("/api/analytics/dimensions?currency=CHF");
        assertThat(List.of("categories", "countries", "channels"))
                .allMatch(empty -> answer.get(empty).isEmpty());
        assertThat(answer.get("first_order_at").isNull()).isTrue();
        assertThat(answer.get("last_order_at").isNull()).isTrue();
    }

    @Test
    void shouldAlsoBeATable() {
        JsonNode answer = Ask.get("/api/analytics/dimensions");
        List<String> lines = AnalyticsShop.api()
                .get("/api/analytics/dimensions?format=csv")
                .body()
                .lines()
                .toList();
        int rows = List.of("currencies", "categories", "countries", "channels").stream()
                .mapToInt(list -> answer.get(list).size())
                .sum();
        assertThat(lines)
                .hasSize(1 + rows)
                .startsWith("dimension,value,name,orders")
                .contains("category,toys,Toys,", "country,Åland,,", "channel,web,,");
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::stringValue).toList();
    }

    // No two of them differ in byte order from that of their characters.
    private static List<String> names(List<ShopOrder> orders, Function<ShopOrder, String> name) {
        return orders.stream().map(name).distinct().sorted().collect(Collectors.toList());
    }
}
