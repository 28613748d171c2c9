package io.shopstream.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.support.RunningApi;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Visits and activity by the clocks of a time zone; what hours of UTC cannot answer is refused or null. */
class VisitAnalyticsIT {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String AUTUMN = "from=2025-10-20&to=2025-11-05&time_zone=";

    private final NaiveShop shop = AnalyticsShop.naive();

    @Test
    void shouldCountVisitsByDayOfTheZone() {
        JsonNode answer = Ask.get("/api/analytics/funnel?granularity=day&" + AUTUMN + BERLIN);
        Map<Instant, Integer> days = new TreeMap<>();
        AnalyticsShop.visits().forEach((hour, sessions) -> {
            ZonedDateTime at = hour.atZone(BERLIN);
            if (sessions > 0
                    && !at.toLocalDate().isBefore(java.time.LocalDate.of(2025, 10, 20))
                    && at.toLocalDate().isBefore(java.time.LocalDate.of(2025, 11, 5))) {
                days.merge(at.toLocalDate().atStartOfDay(BERLIN).toInstant(), sessions, Integer::sum);
            }
        });
        assertThat(answer.get("series")
                        .valueStream()
                        .map(day -> day.get("start").stringValue() + " "
                                + day.get("sessions").longValue()))
                .containsExactlyElementsOf(days.entrySet().stream()
                        .map(day -> day.getKey() + " " + day.getValue())
                        .toList());
        assertThat(answer.get("sessions").longValue())
                .isEqualTo(days.values().stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void shouldFillEveryHourOfTheWeekByTheClocksOfTheZone() {
        Random random = new Random(7);
        for (int round = 0; round < 30; round++) {
            Ask ask = Ask.random(random);
            JsonNode answer = ask.answer("heatmap", "");
            Map<String, List<ShopOrder>> hours = NaiveShop.groups(
                    shop.standing(ask.currency(), ask.range(), ask.filter()),
                    order -> hour(order.placedAt(), ask.zone()));
            assertThat(answer.get("cells")).hasSize(168);
            for (JsonNode cell : answer.get("cells")) {
                String hour =
                        cell.get("weekday").intValue() + " " + cell.get("hour").intValue();
                Revenue expected = NaiveShop.revenue(hours.getOrDefault(hour, List.of()));
                assertThat(cell.get("net").stringValue())
                        .as("%s %s", hour, ask)
                        .isEqualTo(expected.net().toPlainString());
                assertThat(cell.get("orders").longValue()).isEqualTo(expected.orders());
                assertThat(cell.get("units").longValue()).isEqualTo(expected.units());
            }
            boolean answerable = ask.filter().isEmpty()
                    && !ask.zone().getId().equals("Asia/Kolkata")
                    && ask.range().isWhole(java.time.temporal.ChronoUnit.HOURS);
            assertThat(answer.at("/cells/0/sessions").isNull()).as("%s", ask).isEqualTo(!answerable);
            if (answerable) {
                assertSessions(answer, ask.range(), ask.zone());
            }
        }
    }

    private static void assertSessions(JsonNode answer, TimeRange range, ZoneId zone) {
        Map<String, Integer> hours = new TreeMap<>();
        AnalyticsShop.visits().forEach((hour, sessions) -> {
            if (!hour.isBefore(range.from()) && hour.isBefore(range.to())) {
                hours.merge(hour(hour, zone), sessions, Integer::sum);
            }
        });
        answer.get("cells").forEach(cell -> assertThat(cell.get("sessions").intValue())
                .isEqualTo(hours.getOrDefault(
                        cell.get("weekday").intValue() + " " + cell.get("hour").intValue(), 0)));
    }

    private static String hour(Instant time, ZoneId zone) {
        ZonedDateTime at = time.atZone(zone);
        return at.getDayOfWeek().getValue() + " " + at.getHour();
    }

    @Test
    void shouldShowVisitsInTrendsWhereHoursOfUtcCan() {
        assertThat(Ask.get("/api/analytics/trends?" + AUTUMN + BERLIN)
                        .at("/series/0/sessions")
                        .isNull())
                .isFalse();
        assertThat(Ask.get("/api/analytics/trends?" + AUTUMN + "Asia/Kolkata")
                        .at("/series/0/sessions")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "funnel?from=2025-10-20&to=2025-11-05&time_zone=Asia/Kolkata | from | whole hour of UTC",
                "funnel?from=2025-10-20T00:00:00Z&to=2025-11-05&time_zone=Asia/Kolkata | to | whole hour of UTC",
                "funnel?from=2025-10-20T00:00:00Z&to=2025-11-05T00:00:00Z&granularity=day&time_zone=Asia/Kolkata"
                        + " | time_zone | whose hours are those of UTC",
                "funnel?from=2025-10-20&to=2025-11-05&granularity=minute | granularity | must be coarser here",
                "revenue?time_zone=CEST | time_zone | must be an IANA name",
                "revenue?compare=month | compare | must be previous or year",
                "revenue?granularity=fortnight | granularity | minute, hour, day, week, month, quarter, year",
                "revenue?from=1970-01-01&to=2100-01-01&granularity=hour | granularity | use a coarser one",
                "customer-metrics?churn_days=0 | churn_days | must be a whole number from 1 to 3650",
                "categories?limit=0 | limit | must be a whole number from 1 to 1000",
                "categories?channels=web | channels | is not known here; known are category, channel, compare, country",
                "geography?limit=1001 | limit | must be a whole number from 1 to 1000",
                "heatmap?from=1970-01-01&to=2100-01-01 | to | must be at most 4000 days",
                "channels?channel= | channel | must be a name",
                "cohorts?time_zone=UTC | time_zone | is not known here",
            })
    void shouldNameTheParameterAndTheRemedy(String path, String parameter, String remedy) {
        HttpResponse<String> response = AnalyticsShop.api().get("/api/analytics/" + path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        JsonNode problem = RunningApi.json(response);
        assertThat(problem.get("parameter").stringValue()).isEqualTo(parameter);
        assertThat(problem.get("detail").stringValue()).contains(remedy);
    }

    @ParameterizedTest
    @CsvSource({
        "revenue",
        "trends",
        "customer-metrics",
        "top-products",
        "channels",
        "geography",
        "categories",
        "funnel",
        "heatmap",
        "segments",
        "cohorts",
        "inventory"
    })
    void shouldAlsoBeATable(String address) {
        String csv = AnalyticsShop.api()
                .get("/api/analytics/" + address + "?format=csv")
                .body();
        long columns = csv.lines().findFirst().orElseThrow().split(",").length;
        assertThat(columns).as(csv).isGreaterThan(5);
        assertThat(csv.lines()).allMatch(line -> line.split(",", -1).length == columns);
    }

    @Test
    void shouldListWhatRunsOutFirst() {
        JsonNode answer = Ask.get("/api/analytics/inventory?category=toys&limit=3");
        assertThat(answer.get("products").longValue()).isEqualTo(6);
        assertThat(answer.get("items")).hasSize(3);
        assertThat(answer.get("days").intValue()).isEqualTo(90);
        JsonNode all = Ask.get("/api/analytics/inventory");
        assertThat(all.get("items")).hasSize(12);
        for (JsonNode item : all.get("items")) {
            int n = Integer.parseInt(item.get("product_id").stringValue().substring(1));
            assertThat(item.get("stock_quantity").longValue()).isEqualTo(n * 10L);
            assertThat(item.get("stock_value").stringValue()).isEqualTo(n * n * 10 + ".00");
        }
    }
}
