package io.shopstream.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.params.Times;
import io.shopstream.api.support.RunningApi;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Scores of recency, frequency and monetary value equal what comparing every buyer with every other one gives. */
class ScoredCustomersIT {
    private static final String FOREVER = "2100-01-01";

    private record Buyer(Instant lastSale, long orders, BigDecimal net) {}

    /** Of one buyer, from 1 to 5. */
    private record Scored(Buyer buyer, int recency, int frequency, int monetary) {}

    private final NaiveShop shop = AnalyticsShop.naive();

    private List<Scored> naive(String currency, @Nullable String country, Instant to) {
        List<Buyer> buyers = new ArrayList<>();
        List<ShopOrder> standing =
                shop.standing(currency, new TimeRange(Times.EARLIEST, to), new SalesFilter(null, country, null));
        NaiveShop.groups(
                        standing.stream().filter(order -> order.user() != null).toList(),
                        order -> String.valueOf(order.user()))
                .values()
                .forEach(orders -> {
                    List<Instant> sales = orders.stream()
                            .filter(ShopOrder::sale)
                            .map(ShopOrder::placedAt)
                            .sorted()
                            .toList();
                    if (!sales.isEmpty()) {
                        buyers.add(new Buyer(
                                sales.getLast(),
                                sales.size(),
                                NaiveShop.revenue(orders).net()));
                    }
                });
        return buyers.stream()
                .map(buyer -> new Scored(
                        buyer,
                        score(buyers, buyer, Buyer::lastSale),
                        score(buyers, buyer, Buyer::orders),
                        score(buyers, buyer, Buyer::net)))
                .toList();
    }

    private static <T extends Comparable<T>> int score(List<Buyer> all, Buyer one, Function<Buyer, T> value) {
        long lower = all.stream()
                .filter(other -> value.apply(other).compareTo(value.apply(one)) < 0)
                .count();
        return (int) (1 + 5 * lower / all.size());
    }

    private static String segment(Scored some) {
        if (some.recency() <= 2) {
            return some.frequency() >= 3 ? "at-risk" : "hibernating";
        }
        if (some.frequency() >= 3) {
            boolean best = some.recency() >= 4 && some.frequency() >= 4 && some.monetary() >= 4;
            return best ? "champions" : "loyal";
        }
        return some.recency() >= 4 && some.buyer().orders() == 1 ? "new" : "promising";
    }

    @Test
    void shouldScoreEveryBuyerAsOfATime() {
        Random random = new Random(31);
        Set<String> seen = new HashSet<>();
        for (int round = 0; round < 30; round++) {
            String currency = random.nextInt(3) == 0 ? "EUR" : "USD";
            String country = random.nextInt(3) == 0 ? "Åland" : null;
            Instant to = AnalyticsShop.START.plusMillis(random.nextLong(400L * 86_400_000));
            List<Scored> naive = naive(currency, country, to);
            JsonNode answer = Ask.get("/api/analytics/rfm?currency=%s&to=%s%s"
                    .formatted(
                            currency,
                            to,
                            country == null ? "" : "&country=" + URLEncoder.encode(country, StandardCharsets.UTF_8)));
            assertFigures(answer, naive, _ -> true, "whole");
            assertThat(answer.get("segments")).hasSize(6);
            for (JsonNode item : answer.get("segments")) {
                String name = item.get("segment").stringValue();
                assertFigures(item, naive, some -> segment(some).equals(name), name);
                if (item.get("customers").longValue() > 0) {
                    seen.add(name);
                }
            }
            assertThat(answer.get("grid")).hasSize(25);
            for (JsonNode cell : answer.get("grid")) {
                int recency = cell.get("recency").intValue();
                int frequency = cell.get("frequency").intValue();
                assertFigures(
                        cell,
                        naive,
                        some -> some.recency() == recency && some.frequency() == frequency,
                        recency + " " + frequency);
            }
            assertPartition(answer, "segments");
            assertPartition(answer, "grid");
        }
        assertThat(seen).containsExactlyInAnyOrder("champions", "loyal", "promising", "new", "at-risk", "hibernating");
    }

    private static void assertFigures(JsonNode item, List<Scored> all, Predicate<Scored> condition, String about) {
        List<Scored> own = all.stream().filter(condition).toList();
        assertThat(item.get("customers").longValue()).as(about).isEqualTo(own.size());
        assertThat(item.get("net").stringValue())
                .as(about)
                .isEqualTo(own.stream()
                        .map(some -> some.buyer().net())
                        .reduce(new BigDecimal("0.00"), BigDecimal::add)
                        .toPlainString());
        if (item.has("orders")) {
            assertThat(item.get("orders").longValue())
                    .as(about)
                    .isEqualTo(own.stream()
                            .mapToLong(some -> some.buyer().orders())
                            .sum());
        }
    }

    private static void assertPartition(JsonNode answer, String parts) {
        assertThat(answer.get(parts)
                        .valueStream()
                        .mapToLong(part -> part.get("customers").longValue())
                        .sum())
                .isEqualTo(answer.get("customers").longValue());
    }

    @Test
    void shouldSayWhatEachScoreMeans() {
        List<Scored> naive = naive("USD", null, Instant.parse("2100-01-01T00:00:00Z"));
        JsonNode quintiles = Ask.get("/api/analytics/rfm?to=" + FOREVER).get("quintiles");
        assertThat(quintiles).hasSize(15);
        for (JsonNode quintile : quintiles) {
            int score = quintile.get("score").intValue();
            String measure = quintile.get("measure").stringValue();
            List<Buyer> own = naive.stream()
                    .filter(some -> score
                            == switch (measure) {
                                case "recency" -> some.recency();
                                case "frequency" -> some.frequency();
                                default -> some.monetary();
                            })
                    .map(Scored::buyer)
                    .toList();
            assertThat(quintile.get("customers").longValue()).isEqualTo(own.size());
            switch (measure) {
                case "recency" -> assertBounds(quintile, own, Buyer::lastSale, Instant::toString);
                case "frequency" -> assertBounds(quintile, own, Buyer::orders, String::valueOf);
                default -> assertBounds(quintile, own, Buyer::net, BigDecimal::toPlainString);
            }
        }
    }

    private static <T extends Comparable<T>> void assertBounds(
            JsonNode quintile, List<Buyer> own, Function<Buyer, T> value, Function<T, String> text) {
        List<T> values = own.stream().map(value).sorted().toList();
        assertThat(quintile.get("lowest").asString(null))
                .isEqualTo(values.isEmpty() ? null : text.apply(values.getFirst()));
        assertThat(quintile.get("highest").asString(null))
                .isEqualTo(values.isEmpty() ? null : text.apply(values.getLast()));
    }

    @Test
    void shouldHaveEveryPartWithoutABuyer() {
        JsonNode answer = Ask.get("/api/analytics/rfm?to=2000-01-01");
        assertThat(answer.get("customers").longValue()).isZero();
        assertThat(answer.get("grid")).hasSize(25);
        assertThat(answer.get("segments").valueStream())
                .hasSize(6)
                .allMatch(segment -> segment.get("share_of_customers").isNull()
                        && segment.get("net_per_customer").isNull());
    }

    @Test
    void shouldCountTheSameBuyersAsCustomerMetrics() {
        JsonNode metrics = Ask.get("/api/analytics/customer-metrics?from=2000-01-01&to=2025-09-01&country=Norway");
        JsonNode rfm = Ask.get("/api/analytics/rfm?to=2025-09-01&country=Norway");
        assertThat(rfm.get("customers")).isEqualTo(metrics.get("customers_ever"));
        assertThat(rfm.get("orders")).isEqualTo(metrics.get("orders"));
    }

    @Test
    void shouldAlsoBeATableOfSegments() {
        List<String> lines = AnalyticsShop.api()
                .get("/api/analytics/rfm?format=csv")
                .body()
                .lines()
                .toList();
        assertThat(lines)
                .hasSize(7)
                .first()
                .isEqualTo("segment,rule,currency,customers,orders,net,net_per_customer,share_of_customers,"
                        + "share_of_net");
        assertThat(lines.get(1)).startsWith("champions,\"recency 4 or 5, frequency 4 or 5, monetary 4 or 5\",USD,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rfm?to=yesterday | to | must be a date",
                "rfm?currency=dollars | currency | ",
                "rfm?from=2025-01-01 | from | is not known here",
                "lifetime-value?to=2025-01-01 | to | is not known here",
            })
    void shouldNameTheParameter(String path, String parameter, @Nullable String remedy) {
        HttpResponse<String> response = AnalyticsShop.api().get("/api/analytics/" + path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        JsonNode problem = RunningApi.json(response);
        assertThat(problem.get("parameter").stringValue()).isEqualTo(parameter);
        assertThat(problem.get("detail").stringValue()).contains(remedy == null ? "" : remedy);
    }
}
