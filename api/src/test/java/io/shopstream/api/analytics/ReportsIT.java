package io.shopstream.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.params.Compare;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.support.RunningApi;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Summary and dashboard equal the sums over all orders, and their parts the addresses that have them alone. */
class ReportsIT {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final SalesFilter NO_FILTER = new SalesFilter(null, null, null);

    private final NaiveShop shop = AnalyticsShop.naive();

    @Test
    void shouldSumUpAPeriodAndCompareIt() {
        Random random = new Random(21);
        Set<Boolean> known = new HashSet<>();
        for (int round = 0; round < 40; round++) {
            Ask ask = Ask.random(random);
            Compare compare = round % 2 == 0 ? Compare.PREVIOUS : Compare.YEAR;
            TimeRange former = compare.former(ask.range(), ask.zone()).orElseThrow();
            JsonNode summary = ask.report("summary", "&compare=" + compare.code());
            JsonNode changes = summary.get("changes");
            Revenue now = revenue(ask, ask.range());
            Revenue then = revenue(ask, former);
            Ask.assertRevenue(summary, now, ask);
            Ask.assertComparedWith(summary, compare.code(), former);
            Ask.assertChanges(changes, now, then);
            assertThat(summary.get("orders_lost").longValue()).as("%s", ask).isEqualTo(lost(ask, ask.range()));
            Ask.assertChange(changes.get("orders_lost"), lost(ask, ask.range()), lost(ask, former));
            assertThat(summary.get("customers").longValue()).isEqualTo(customers(ask, ask.range()));
            Ask.assertChange(changes.get("customers"), customers(ask, ask.range()), customers(ask, former));
            JsonNode customers = ask.answer("customer-metrics", "");
            for (String same : List.of("new_customers", "repeat_rate", "lifetime_value", "churn_rate")) {
                assertThat(summary.get(same)).as("%s %s", same, ask).isEqualTo(customers.get(same));
            }
            boolean answerable = ask.filter().isEmpty() && ask.range().isWhole(ChronoUnit.HOURS);
            known.add(answerable);
            if (answerable) {
                assertThat(summary.get("sessions").longValue()).as("%s", ask).isEqualTo(sessions(ask.range()));
            } else {
                assertThat(summary.get("sessions").isNull()).as("%s", ask).isTrue();
            }
            if (answerable && former.isWhole(ChronoUnit.HOURS)) {
                Ask.assertChange(changes.get("sessions"), sessions(ask.range()), sessions(former));
            }
        }
        assertThat(known).containsExactlyInAnyOrder(true, false);
    }

    private Revenue revenue(Ask ask, TimeRange range) {
        return NaiveShop.revenue(shop.standing(ask.currency(), range, ask.filter()));
    }

    private long lost(Ask ask, TimeRange range) {
        return shop.within(ask.currency(), range, ask.filter()).stream()
                .filter(order -> order.sale() && !order.stands())
                .count();
    }

    private long customers(Ask ask, TimeRange range) {
        return NaiveCustomers.of(shop.standing(ask.currency(), range, ask.filter()))
                .size();
    }

    private static long sessions(TimeRange range) {
        return AnalyticsShop.visits().entrySet().stream()
                .filter(hour ->
                        !hour.getKey().isBefore(range.from()) && hour.getKey().isBefore(range.to()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Test
    void shouldSplitSalesByTheCategoryOfTheLines() {
        Random random = new Random(22);
        Set<String> sources = new HashSet<>();
        for (int round = 0; round < 40; round++) {
            Ask ask = Ask.random(random);
            TimeRange former = Compare.PREVIOUS.former(ask.range(), ask.zone()).orElseThrow();
            JsonNode answer = ask.answer("categories", "&compare=previous");
            sources.add(answer.get("source").stringValue());
            // An order of two categories counts once.
            Ask.assertRevenue(answer, revenue(ask, ask.range()), ask);
            Ask.assertComparedWith(answer, "previous", former);
            Ask.assertChanges(answer.get("changes"), revenue(ask, ask.range()), revenue(ask, former));
            Map<String, Revenue> naive = byCategory(ask, ask.range());
            Map<String, Revenue> earlier = byCategory(ask, former);
            assertThat(answer.get("items").valueStream().map(item -> item.get("category_id")
                            .stringValue()))
                    .as("%s", ask)
                    .containsExactlyInAnyOrderElementsOf(naive.keySet());
            for (JsonNode item : answer.get("items")) {
                String category = item.get("category_id").stringValue();
                assertThat(item.get("name").asString(null)).isEqualTo(category.equals("toys") ? "Toys" : null);
                Revenue expected = Objects.requireNonNull(naive.get(category));
                Ask.assertRevenue(item, expected, ask);
                Ask.assertChanges(item.get("changes"), expected, earlier.getOrDefault(category, Revenue.ZERO));
            }
        }
        assertThat(sources).containsExactlyInAnyOrder("mart", "facts");
    }

    private Map<String, Revenue> byCategory(Ask ask, TimeRange range) {
        Map<String, Revenue> categories = new TreeMap<>();
        for (ShopOrder order : shop.standing(ask.currency(), range, ask.filter())) {
            Set<String> names = new HashSet<>();
            order.lines().forEach(line -> names.add(line.categoryOrUnknown()));
            names.forEach(
                    name -> categories.merge(name, NaiveShop.revenue(List.of(order.ofCategory(name))), Revenue::plus));
        }
        return categories;
    }

    @Test
    void shouldPutTogetherWhatTheAddressesAnswerAlone() {
        Random random = new Random(23);
        for (int round = 0; round < 12; round++) {
            Ask ask = Ask.random(random);
            JsonNode dashboard = ask.report("dashboard", "&granularity=week&compare=year");
            assertSame(dashboard.get("summary"), ask.report("summary", "&compare=year"));
            assertSame(dashboard.get("trends"), ask.answer("trends", "&granularity=week&compare=year"));
            assertSame(dashboard.get("top_products"), ask.answer("top-products", "&compare=year"));
            assertSame(dashboard.get("categories"), ask.answer("categories", "&compare=year"));
            assertSame(dashboard.get("countries"), ask.answer("geography", "&compare=year"));
            assertSame(dashboard.get("channels"), ask.answer("channels", "&compare=year"));
            assertSame(dashboard.get("heatmap"), ask.answer("heatmap", "&compare=year"));
            String category = ask.filter().category();
            // Of twelve products six are toys today.
            assertThat(dashboard.at("/inventory/items"))
                    .hasSize(category == null ? 10 : category.equals("toys") ? 6 : 0);
            if (ask.filter().isEmpty()) {
                assertSame(dashboard.get("segments"), Ask.get("/api/analytics/segments?currency=" + ask.currency()));
            } else {
                assertThat(dashboard.get("segments").isNull()).isTrue();
                assertThat(dashboard.get("funnel").isNull()).isTrue();
            }
        }
    }

    private static void assertSame(JsonNode part, JsonNode alone) {
        // Nothing is loaded meanwhile, but without a load as_of is the time of the question.
        assertThat(withoutTime(part)).isEqualTo(withoutTime(alone));
    }

    private static JsonNode withoutTime(JsonNode answer) {
        ((tools.jackson.databind.node.ObjectNode) answer).remove("as_of");
        return answer;
    }

    @Test
    void shouldHaveTheFunnelWhereHoursOfUtcCanAnswer() {
        Ask utc = new Ask(
                "USD",
                new TimeRange(Instant.parse("2025-06-01T00:00:00Z"), Instant.parse("2025-07-01T00:00:00Z")),
                UTC,
                NO_FILTER);
        JsonNode funnel = utc.report("dashboard", "&compare=previous").get("funnel");
        assertThat(funnel.get("sessions").longValue()).isEqualTo(sessions(utc.range()));
        TimeRange may = new TimeRange(Instant.parse("2025-05-01T00:00:00Z"), Instant.parse("2025-06-01T00:00:00Z"));
        Ask.assertChange(funnel.at("/changes/sessions"), sessions(utc.range()), sessions(may));
        Ask kolkata = new Ask(
                "USD",
                new TimeRange(Instant.parse("2025-05-31T18:30:00Z"), Instant.parse("2025-06-30T18:30:00Z")),
                ZoneId.of("Asia/Kolkata"),
                NO_FILTER);
        assertThat(kolkata.report("dashboard", "").get("funnel").isNull()).isTrue();
    }

    @Test
    void shouldAlsoBeATableOfFigures() {
        String path = "/api/reports/summary?from=2025-06-01&to=2025-07-01&compare=previous";
        JsonNode summary = Ask.get(path);
        HttpResponse<String> csv = AnalyticsShop.api().get(path + "&format=csv");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("summary-USD.csv"));
        List<String> lines = csv.body().lines().toList();
        assertThat(lines).hasSize(16).first().isEqualTo("measure,currency,value,former,difference,percent");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            assertThat(cells).hasSize(6);
            JsonNode change = summary.get("changes").get(cells[0]);
            assertThat(cells[2]).as(line).isEqualTo(text(summary.get(cells[0])));
            assertThat(cells[3]).as(line).isEqualTo(text(change.path("former")));
            assertThat(cells[4]).as(line).isEqualTo(text(change.path("difference")));
        }
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "" : value.isNumber() ? decimal(value) : value.stringValue();
    }

    private static String decimal(JsonNode value) {
        BigDecimal number = value.decimalValue();
        return value.isIntegralNumber()
                ? number.toPlainString()
                : number.setScale(4).toPlainString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "summary?granularity=day | granularity | is not known here",
                "summary?compare=month | compare | must be previous or year",
                "summary?from=2025-02-01&to=2025-01-01 | from | must be before 'to'",
                "dashboard?from=2020-01-01&to=2026-01-01 | granularity | more than 2000 points",
                "dashboard?from=2000-01-01&to=2026-01-01&granularity=month | to | must be at most 4000 days",
                "dashboard?churn_days=0 | churn_days | must be a whole number from 1 to 3650",
            })
    void shouldNameTheParameterAndTheRemedy(String path, String parameter, String remedy) {
        HttpResponse<String> response = AnalyticsShop.api().get("/api/reports/" + path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        JsonNode problem = RunningApi.json(response);
        assertThat(problem.get("parameter").stringValue()).isEqualTo(parameter);
        assertThat(problem.get("detail").stringValue()).contains(remedy);
    }

    @Test
    void shouldHaveTheTagOfTheLoad() {
        HttpResponse<String> first = AnalyticsShop.api().get("/api/reports/dashboard");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(AnalyticsShop.api()
                        .get("/api/reports/dashboard", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }
}
