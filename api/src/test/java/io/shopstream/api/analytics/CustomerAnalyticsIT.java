package io.shopstream.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.params.Times;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Customers, segments and cohorts equal what going through all orders one by one gives. */
class CustomerAnalyticsIT {
    private static final SalesFilter NO_FILTER = new SalesFilter(null, null, null);
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    private final NaiveShop shop = AnalyticsShop.naive();

    @Test
    void shouldCountNewAndReturningCustomersAndWhoStayedAway() {
        Random random = new Random(6);
        for (int round = 0; round < 60; round++) {
            Ask ask = Ask.random(random);
            int churnDays = 1 + random.nextInt(60);
            JsonNode answer = ask.answer("customer-metrics", "&churn_days=" + churnDays);
            List<ShopOrder> sales = shop.standing(ask.currency(), ask.range(), ask.filter()).stream()
                    .filter(order -> order.sale() && order.user() != null)
                    .toList();
            Set<String> customers = NaiveCustomers.of(sales);
            Map<String, Instant> firsts =
                    NaiveCustomers.firsts(shop, ask.currency(), ask.range().to(), ask.filter());
            Map<String, Instant> lasts =
                    NaiveCustomers.lasts(shop, ask.currency(), ask.range().to(), ask.filter());
            long isNew = firsts.values().stream()
                    .filter(first -> !first.isBefore(ask.range().from()))
                    .count();
            assertThat(answer.get("customers").longValue()).as("%s", ask).isEqualTo(customers.size());
            assertThat(answer.get("new_customers").longValue()).as("%s", ask).isEqualTo(isNew);
            assertThat(answer.get("returning_customers").longValue()).isEqualTo(customers.size() - isNew);
            assertThat(answer.get("orders").longValue()).isEqualTo(sales.size());
            assertThat(answer.get("customers_ever").longValue()).isEqualTo(firsts.size());
            Instant churned =
                    ask.range().to().atZone(ask.zone()).minusDays(churnDays).toInstant();
            assertThat(answer.get("churned").longValue())
                    .as("%s", ask)
                    .isEqualTo(lasts.values().stream()
                            .filter(last -> last.isBefore(churned))
                            .count());
            assertAverages(answer, ask, sales, customers);
        }
    }

    private void assertAverages(JsonNode answer, Ask ask, List<ShopOrder> sales, Set<String> customers) {
        long repeated = NaiveShop.groups(sales, order -> String.valueOf(order.user())).values().stream()
                .filter(orders -> orders.size() > 1)
                .count();
        BigDecimal gross = NaiveShop.revenue(sales).gross();
        BigDecimal lifetime = NaiveShop.revenue(
                        shop
                                .standing(
                                        ask.currency(),
                                        new TimeRange(
                                                Times.EARLIEST, ask.range().to()),
                                        ask.filter())
                                .stream()
                                .filter(order -> order.user() != null && customers.contains(order.user()))
                                .toList())
                .net();
        if (customers.isEmpty()) {
            assertThat(List.of("repeat_rate", "orders_per_customer", "average_order_value", "lifetime_value"))
                    .allMatch(unknown -> answer.get(unknown).isNull());
            return;
        }
        BigDecimal count = BigDecimal.valueOf(customers.size());
        assertThat(answer.get("repeat_rate").decimalValue())
                .isEqualByComparingTo(BigDecimal.valueOf(repeated).divide(count, 4, RoundingMode.HALF_UP));
        assertThat(answer.get("orders_per_customer").decimalValue())
                .isEqualByComparingTo(BigDecimal.valueOf(sales.size()).divide(count, 4, RoundingMode.HALF_UP));
        assertThat(answer.get("average_order_value").stringValue())
                .isEqualTo(gross.divide(BigDecimal.valueOf(sales.size()), 2, RoundingMode.HALF_UP)
                        .toPlainString());
        assertThat(answer.get("lifetime_value").stringValue())
                .as("%s", ask)
                .isEqualTo(lifetime.divide(count, 2, RoundingMode.HALF_UP).toPlainString());
    }

    @Test
    void shouldCompareCustomersWithTheYearBefore() {
        Ask ask = new Ask(
                "USD",
                new TimeRange(Instant.parse("2026-02-28T23:00:00Z"), Instant.parse("2026-03-31T22:00:00Z")),
                ZoneId.of("Europe/Berlin"),
                NO_FILTER);
        JsonNode answer = ask.answer("customer-metrics", "&compare=year");
        TimeRange former = new TimeRange(Instant.parse("2025-02-28T23:00:00Z"), Instant.parse("2025-03-31T22:00:00Z"));
        Ask.assertComparedWith(answer, "year", former);
        Ask.assertChange(
                answer.at("/changes/customers"),
                NaiveCustomers.of(shop.standing("USD", ask.range(), NO_FILTER)).size(),
                NaiveCustomers.of(shop.standing("USD", former, NO_FILTER)).size());
    }

    @Test
    void shouldCountSegmentsFromNoneToVip() {
        JsonNode answer = Ask.get("/api/analytics/segments");
        List<ShopOrder> all = shop.within("USD", new TimeRange(Times.EARLIEST, END), NO_FILTER).stream()
                .filter(order -> order.user() != null)
                .toList();
        Map<String, List<ShopOrder>> customers = NaiveShop.groups(all, order -> String.valueOf(order.user()));
        assertThat(answer.get("customers").longValue()).isEqualTo(customers.size());
        Map<String, Long> naive = customers.values().stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        CustomerAnalyticsIT::segment, java.util.stream.Collectors.counting()));
        List<String> order = List.of("none", "new", "returning", "loyal", "vip");
        assertThat(answer.get("items").valueStream().map(item -> item.get("segment")
                        .stringValue()))
                .containsExactlyElementsOf(
                        order.stream().filter(naive::containsKey).toList());
        answer.get("items").forEach(item -> assertThat(item.get("customers").longValue())
                .isEqualTo(naive.get(item.get("segment").stringValue())));
    }

    private static String segment(List<ShopOrder> orders) {
        List<ShopOrder> standing = orders.stream().filter(ShopOrder::stands).toList();
        long sales = standing.stream().filter(ShopOrder::sale).count();
        if (sales < 2) {
            return sales == 0 ? "none" : "new";
        }
        if (sales < 5) {
            return "returning";
        }
        return NaiveShop.revenue(standing).net().compareTo(new BigDecimal("1000.00")) < 0 ? "loyal" : "vip";
    }

    @Test
    void shouldFollowCohortsByMonthOfUtc() {
        JsonNode answer = Ask.get("/api/analytics/cohorts?from=2025-05-01&to=2025-08-01");
        Map<String, Instant> firsts = NaiveCustomers.firsts(shop, "USD", END, NO_FILTER);
        List<ShopOrder> standing = shop.standing("USD", new TimeRange(Times.EARLIEST, END), NO_FILTER);
        Set<YearMonth> seen = new HashSet<>();
        for (JsonNode cohort : answer.get("items")) {
            YearMonth month = YearMonth.parse(cohort.get("month").stringValue().substring(0, 7));
            seen.add(month);
            Set<String> members = new HashSet<>();
            firsts.forEach((user, first) -> {
                if (month(first).equals(month)) {
                    members.add(user);
                }
            });
            assertThat(cohort.get("customers").longValue()).isEqualTo(members.size());
            for (JsonNode active : cohort.get("months")) {
                YearMonth at = month.plusMonths(active.get("number").longValue());
                assertThat(active.get("month").stringValue()).isEqualTo(at + "-01");
                Set<String> bought = NaiveCustomers.of(standing.stream()
                        .filter(order -> month(order.placedAt()).equals(at))
                        .toList());
                bought.retainAll(members);
                assertThat(active.get("active_customers").longValue()).isEqualTo(bought.size());
            }
        }
        assertThat(seen).isNotEmpty().isSubsetOf(YearMonth.of(2025, 5), YearMonth.of(2025, 6), YearMonth.of(2025, 7));
        assertThat(answer.get("time_zone").stringValue()).isEqualTo("UTC");
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atZone(ZoneId.of("UTC")));
    }
}
