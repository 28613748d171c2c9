package io.shopstream.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.params.Times;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Behind every cell of every figure of customers are as many customers as it says, with what their orders add up to. */
class CustomersBehindFiguresIT {
    private static final SalesFilter NO_FILTER = new SalesFilter(null, null, null);
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
    private static final int ALL = 1_000;

    private final NaiveShop shop = AnalyticsShop.naive();

    /** What stands before {@code end}, by customer; also customers of whom nothing does. */
    private Map<String, List<ShopOrder>> customers(String currency, Instant end, SalesFilter filter) {
        Map<String, List<ShopOrder>> customers = new TreeMap<>();
        NaiveShop.groups(
                        shop.within(currency, new TimeRange(Times.EARLIEST, end), filter).stream()
                                .filter(order -> order.user() != null)
                                .toList(),
                        order -> String.valueOf(order.user()))
                .forEach((user, orders) -> customers.put(
                        user, orders.stream().filter(ShopOrder::stands).toList()));
        return customers;
    }

    private static List<Instant> sales(List<ShopOrder> standing) {
        return standing.stream()
                .filter(ShopOrder::sale)
                .map(ShopOrder::placedAt)
                .sorted()
                .toList();
    }

    private static Map<String, List<ShopOrder>> where(
            Map<String, List<ShopOrder>> customers, Predicate<List<ShopOrder>> condition) {
        Map<String, List<ShopOrder>> chosen = new TreeMap<>(customers);
        chosen.values().removeIf(condition.negate());
        return chosen;
    }

    private static JsonNode list(String selection) {
        return Ask.get("/api/analytics/customers?limit=%d&%s".formatted(ALL, selection));
    }

    /** @param expected what stands, by customer of the group */
    private static JsonNode assertListed(String selection, long counted, Map<String, List<ShopOrder>> expected) {
        JsonNode answer = list(selection);
        assertThat(answer.get("customers").longValue()).as(selection).isEqualTo(counted);
        Map<String, JsonNode> rows = new TreeMap<>();
        answer.get("items").forEach(item -> rows.put(item.get("user_id").stringValue(), item));
        assertThat(rows.keySet()).as(selection).isEqualTo(expected.keySet());
        assertThat(answer.get("items")).hasSize(rows.size());
        rows.forEach((user, row) -> assertRow(row, expected.getOrDefault(user, List.of())));
        Revenue all = NaiveShop.revenue(
                expected.values().stream().flatMap(List::stream).toList());
        assertThat(answer.get("orders").longValue()).isEqualTo(all.orders());
        assertThat(answer.get("net").stringValue()).isEqualTo(all.net().toPlainString());
        return answer;
    }

    private static void assertRow(JsonNode row, List<ShopOrder> standing) {
        Ask.assertRevenue(row, NaiveShop.revenue(standing), row);
        List<Instant> sales = sales(standing);
        assertThat(row.get("first_order_at").asString(null))
                .isEqualTo(sales.isEmpty() ? null : sales.getFirst().toString());
        assertThat(row.get("last_order_at").asString(null))
                .isEqualTo(sales.isEmpty() ? null : sales.getLast().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "EUR"})
    void shouldListEveryCellOfEveryCohort(String currency) {
        Map<String, List<ShopOrder>> customers = customers(currency, END, NO_FILTER);
        int cells = 0;
        for (JsonNode cohort : Ask.get("/api/analytics/cohorts?to=2100-01-01&currency=" + currency)
                .get("items")) {
            YearMonth month = month(cohort);
            Map<String, List<ShopOrder>> members = where(
                    customers,
                    orders -> !sales(orders).isEmpty()
                            && month(sales(orders).getFirst()).equals(month));
            String selection = "currency=%s&cohort=%s".formatted(currency, month);
            assertListed(selection, cohort.get("customers").longValue(), members);
            for (JsonNode cell : cohort.get("months")) {
                YearMonth active = month(cell);
                assertListed(
                        selection + "&active=" + active,
                        cell.get("active_customers").longValue(),
                        where(members, orders -> sales(orders).stream()
                                .anyMatch(sale -> month(sale).equals(active))));
                cells++;
            }
        }
        assertThat(cells).isGreaterThan(20);
    }

    private static YearMonth month(JsonNode item) {
        return YearMonth.parse(item.get("month").stringValue().substring(0, 7));
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource({"USD, 2100-01-01, ", "EUR, 2025-12-01, ", "USD, 2025-10-26T01:30:00Z, Åland"})
    void shouldListEveryCellAndSegmentOfRfm(String currency, String to, @Nullable String country) {
        String scope = "currency=%s&to=%s%s"
                .formatted(
                        currency,
                        to,
                        country == null ? "" : "&country=" + URLEncoder.encode(country, StandardCharsets.UTF_8));
        Map<String, List<ShopOrder>> buyers = where(
                customers(currency, Times.parse("to", to), new SalesFilter(null, country, null)),
                orders -> !sales(orders).isEmpty());
        JsonNode rfm = Ask.get("/api/analytics/rfm?" + scope);
        Set<String> seen = new HashSet<>();
        for (JsonNode cell : rfm.get("grid")) {
            String scores = cell.get("recency").toString() + cell.get("frequency");
            List<String> users = assertScored(scope + "&rfm=" + scores, cell, buyers);
            users.forEach(user -> assertThat(seen.add(user)).as(user).isTrue());
            List<String> byMonetary = new ArrayList<>();
            for (int monetary = 1; monetary <= 5; monetary++) {
                byMonetary.addAll(users(list(scope + "&rfm=" + scores + monetary)));
            }
            assertThat(byMonetary).containsExactlyInAnyOrderElementsOf(users);
        }
        assertThat(seen).isEqualTo(buyers.keySet());
        List<String> bySegment = new ArrayList<>();
        for (JsonNode segment : rfm.get("segments")) {
            String name = segment.get("segment").stringValue();
            bySegment.addAll(assertScored(scope + "&rfm_segment=" + name, segment, buyers));
        }
        assertThat(bySegment).containsExactlyInAnyOrderElementsOf(buyers.keySet());
    }

    /** Which buyers have which scores is checked with the scores themselves: here it must be those of the cell. */
    private static List<String> assertScored(String selection, JsonNode cell, Map<String, List<ShopOrder>> buyers) {
        List<String> users = users(list(selection));
        Map<String, List<ShopOrder>> own = new TreeMap<>(buyers);
        own.keySet().retainAll(users);
        JsonNode answer = assertListed(selection, cell.get("customers").longValue(), own);
        assertThat(answer.get("net")).as(selection).isEqualTo(cell.get("net"));
        return users;
    }

    private static List<String> users(JsonNode answer) {
        return answer.get("items")
                .valueStream()
                .map(item -> item.get("user_id").stringValue())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "EUR"})
    void shouldListEveryBucketOfLifetimeValue(String currency) {
        Map<String, List<ShopOrder>> buyers = where(
                customers(currency, END, NO_FILTER), orders -> !sales(orders).isEmpty());
        for (JsonNode bucket :
                Ask.get("/api/analytics/lifetime-value?currency=" + currency).get("buckets")) {
            String from = bucket.get("from").asString(null);
            String to = bucket.get("to").asString(null);
            JsonNode answer = assertListed(
                    "currency=" + currency
                            + (from == null ? "" : "&lifetime_from=" + from)
                            + (to == null ? "" : "&lifetime_to=" + to),
                    bucket.get("customers").longValue(),
                    where(buyers, orders -> {
                        BigDecimal net = NaiveShop.revenue(orders).net();
                        return (from == null || net.compareTo(new BigDecimal(from)) >= 0)
                                && (to == null || net.compareTo(new BigDecimal(to)) < 0);
                    }));
            assertThat(answer.get("net")).isEqualTo(bucket.get("net"));
            assertThat(answer.get("to").isNull()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "EUR"})
    void shouldListEverySegment(String currency) {
        Map<String, List<ShopOrder>> customers = customers(currency, END, NO_FILTER);
        long listed = 0;
        for (JsonNode segment :
                Ask.get("/api/analytics/segments?currency=" + currency).get("items")) {
            String name = segment.get("segment").stringValue();
            JsonNode answer = assertListed(
                    "currency=%s&segment=%s".formatted(currency, name),
                    segment.get("customers").longValue(),
                    where(customers, orders -> segment(orders).equals(name)));
            assertThat(answer.get("net")).isEqualTo(segment.get("net"));
            assertThat(answer.get("orders")).isEqualTo(segment.get("orders"));
            listed += answer.get("customers").longValue();
        }
        assertThat(listed).isEqualTo(customers.size());
    }

    private static String segment(List<ShopOrder> standing) {
        int sales = sales(standing).size();
        if (sales < 2) {
            return sales == 0 ? "none" : "new";
        }
        if (sales < 5) {
            return "returning";
        }
        return NaiveShop.revenue(standing).net().compareTo(new BigDecimal("1000.00")) < 0 ? "loyal" : "vip";
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, month, 2025-03-01, 2026-04-01, , , ",
        "America/Havana, day, 2025-10-20, 2025-11-10, , , ",
        "Asia/Kolkata, week, 2025-10-01, 2025-12-01, , Norway, ",
        "Europe/Berlin, month, 2025-03-15, 2026-03-15, toys, , web",
    })
    void shouldListTheNewCustomersOfEveryBucket(
            String zone,
            String granularity,
            String from,
            String to,
            @Nullable String category,
            @Nullable String country,
            @Nullable String channel) {
        String scope = "time_zone=%s%s%s%s"
                .formatted(
                        zone,
                        category == null ? "" : "&category=" + category,
                        country == null ? "" : "&country=" + country,
                        channel == null ? "" : "&channel=" + channel);
        Instant start = Times.parse("from", from, ZoneId.of(zone));
        Instant end = Times.parse("to", to, ZoneId.of(zone));
        String range = "from=%s&to=%s&granularity=%s&".formatted(from, to, granularity);
        // Every bucket, with its start: customers are in those that have some.
        List<Instant> starts = Ask.get("/api/analytics/trends?" + range + scope)
                .get("series")
                .valueStream()
                .map(bucket -> Instant.parse(bucket.get("start").stringValue()))
                .toList();
        JsonNode metrics = Ask.get("/api/analytics/customer-metrics?" + range + scope);
        Map<Integer, Long> counted = new TreeMap<>();
        metrics.get("series")
                .forEach(bucket -> counted.put(
                        starts.indexOf(Instant.parse(bucket.get("start").stringValue())),
                        bucket.get("new_customers").longValue()));
        assertThat(counted).isNotEmpty().doesNotContainKey(-1);
        long listed = 0;
        for (int index = 0; index < starts.size(); index++) {
            Instant since = starts.get(index).isBefore(start) ? start : starts.get(index);
            Instant until = index + 1 < starts.size() ? starts.get(index + 1) : end;
            JsonNode answer = assertListed(
                    "%s&new_from=%s&new_to=%s".formatted(scope, since, until),
                    counted.getOrDefault(index, 0L),
                    where(
                            customers("USD", until, new SalesFilter(category, country, channel)),
                            orders -> !sales(orders).isEmpty()
                                    && !sales(orders).getFirst().isBefore(since)));
            assertThat(answer.get("to").stringValue()).isEqualTo(until.toString());
            listed += answer.get("customers").longValue();
        }
        assertThat(listed).isEqualTo(metrics.get("new_customers").longValue()).isPositive();
    }
}
