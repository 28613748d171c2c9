package io.shopstream.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.TestWarehouse;
import io.shopstream.embedded.postgres.EmbeddedPostgres;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The forecast begins where the history of the warehouse ends, and shows that history to the cent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForecastIT {
    private static final String LOADED_AT = "2026-03-10T15:00:00Z";

    // Dollars on each weekday in another amount, until an hour before the load; pounds until January; euros for a week.
    private static final String ORDERS = """
            insert into warehouse.orders (order_id, version, kind, status, user_id, placed_at, updated_at, currency, total,
                                          shipping_country, channel)
            select currency || at, 1, case when n %% 11 = 0 then 'RETURN' else 'SALE' end,
                   case when n %% 13 = 0 then 'CANCELLED' else 'PAID' end, 'u', at, at, currency,
                   (case when n %% 11 = 0 then -1 else 10 end) * (20 + 7 * extract(isodow from at))
                       + (n * 7919 %% 101) / 7.0,
                   case when n %% 3 = 0 then 'Norway' else 'France' end, 'web'
            from (values ('USD', timestamptz '2025-08-01T00:00Z', timestamptz '2026-03-10T14:00Z'),
                         ('GBP', timestamptz '2025-08-01T00:00Z', timestamptz '2026-01-15T11:00Z'),
                         ('EUR', timestamptz '2026-03-03T00:00Z', timestamptz '2026-03-10T14:00Z'))
                     as shop(currency, first, last)
            cross join lateral generate_series(first, last, '5 hours') with ordinality as series(at, n)
            where extract(doy from at) <> 50;
            insert into ops.sink_offsets (consumer_group, topic, partition, topic_id, next_offset, updated_at)
            values ('shop-sink', 'shop.orders.v1', 0, 't', 1, '%s');""".formatted(LOADED_AT);

    private static final String NET_BY_DAY = """
            select (placed_at at time zone ?)::date as day, sum(total)::numeric(14, 2) as net
            from warehouse.orders
            where stands and currency = ? and (? = '' or shipping_country = ?)
            group by 1""";

    private final TestWarehouse warehouse = TestWarehouse.create("forecast");
    private final RunningApi api;

    ForecastIT() {
        warehouse.execute(ORDERS);
        warehouse.execute(AnalyticsRows.MARTS);
        this.api = RunningApi.start(Map.of("shopstream.warehouse.url", warehouse.url()));
    }

    @AfterAll
    void close() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({
        "USD, UTC, '', 2026-03-10",
        "USD, America/Los_Angeles, '', 2026-03-10",
        "USD, Asia/Tokyo, '', 2026-03-11",
        "USD, Asia/Kolkata, Norway, 2026-03-10",
        "GBP, UTC, '', 2026-01-15"
    })
    void shouldShowTheDaysThatSqlCounts(String currency, String zone, String country, LocalDate end) {
        JsonNode answer = ask("?currency=%s&time_zone=%s%s"
                .formatted(currency, zone, country.isEmpty() ? "" : "&country=" + country));
        Map<LocalDate, BigDecimal> nets = netByDay(currency, zone, country);

        JsonNode history = answer.get("history");
        assertThat(history.size()).isEqualTo(90);
        for (int i = 0; i < history.size(); i++) {
            LocalDate day = end.minusDays(history.size() - i);
            JsonNode shown = history.get(i);
            assertThat(shown.get("day").stringValue()).isEqualTo(day.toString());
            assertThat(shown.get("start").stringValue())
                    .isEqualTo(day.atStartOfDay(ZoneId.of(zone)).toInstant().toString());
            assertThat(shown.get("net").stringValue())
                    .as("%s", day)
                    .isEqualTo(nets.getOrDefault(day, new BigDecimal("0.00")).toPlainString());
        }
        LocalDate first = nets.keySet().iterator().next();
        assertThat(answer.get("history_days").longValue())
                .isEqualTo(first.datesUntil(end).count());
        assertThat(answer.get("as_of").stringValue()).isEqualTo(LOADED_AT);

        JsonNode series = answer.get("series");
        assertThat(series.size()).isEqualTo(30);
        for (int i = 0; i < series.size(); i++) {
            JsonNode day = series.get(i);
            assertThat(day.get("day").stringValue()).isEqualTo(end.plusDays(i).toString());
            assertThat(List.of(amount(day, "low"), amount(day, "net"), amount(day, "high")))
                    .isSorted()
                    .allSatisfy(amount -> assertThat(amount.scale()).isEqualTo(2));
        }
    }

    @Test
    void shouldSayHowItWasTested() {
        JsonNode answer = ask("?days=14");

        assertThat(answer.get("series").size()).isEqualTo(14);
        assertThat(answer.get("model").stringValue()).isEqualTo("combined");
        assertThat(answer.get("seasons").get(0).stringValue()).isEqualTo("weekly");
        assertThat(answer.get("origins").intValue()).isEqualTo(12);
        assertThat(answer.get("tested_days").intValue()).isEqualTo(14);
        assertThat(answer.get("mase").decimalValue())
                .isLessThan(answer.get("naive_mase").decimalValue());
        assertThat(answer.get("coverage").decimalValue()).isBetween(new BigDecimal("0.5"), BigDecimal.ONE);
        assertThat(answer.get("interval").decimalValue()).isEqualByComparingTo("0.8");
        assertThat(answer.get("message").stringValue()).contains("In 12 tests of the past", "too short for the time");
    }

    @Test
    void shouldBeginWithTheLastDayOfSalesWhereTheyHaveEnded() {
        assertThat(ask("?currency=GBP").get("message").stringValue())
                .contains("Sales end on 2026-01-15, which may be incomplete");
    }

    @ParameterizedTest
    @CsvSource({"EUR, 7, 7 complete days since", "CHF, 0, no complete day"})
    void shouldSayThatTheHistoryIsTooShort(String currency, int days, String words) {
        JsonNode answer = ask("?currency=" + currency);

        assertThat(answer.get("series")).isEmpty();
        assertThat(answer.get("model").isNull()).isTrue();
        assertThat(answer.get("mase").isNull()).isTrue();
        assertThat(answer.get("history").size()).isEqualTo(days);
        assertThat(answer.get("message").stringValue())
                .startsWith("No forecast yet: ")
                .contains(words);
    }

    @Test
    void shouldAlsoBeATable() {
        JsonNode answer = ask("?days=2");
        List<String> lines = api.get("/api/analytics/forecast?days=2&format=csv")
                .body()
                .lines()
                .toList();

        assertThat(lines).hasSize(1 + 90 + 2).startsWith("day,start,currency,kind,net,low,high");
        assertThat(lines.get(90))
                .startsWith("2026-03-09,2026-03-09T00:00:00Z,USD,history,")
                .endsWith(",,");
        JsonNode last = answer.get("series").get(1);
        assertThat(lines.getLast())
                .isEqualTo("2026-03-11,2026-03-11T00:00:00Z,USD,forecast,%s,%s,%s"
                        .formatted(amount(last, "net"), amount(last, "low"), amount(last, "high")));
    }

    @Test
    void shouldAnswerTheSameOfTheSameLoad() {
        String tag =
                api.get("/api/analytics/forecast").headers().firstValue("ETag").orElseThrow();

        assertThat(api.get("/api/analytics/forecast", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(ask("?days=30")).isEqualTo(ask(""));
    }

    @ParameterizedTest
    @CsvSource({"days=0, 1 to 90", "days=91, 1 to 90", "days=x, 1 to 90", "from=2026-01-01, is not known here"})
    void shouldRefuseWhatItDoesNotKnow(String parameter, String words) {
        HttpResponse<String> answer = api.get("/api/analytics/forecast?" + parameter);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(words);
    }

    private JsonNode ask(String parameters) {
        HttpResponse<String> answer = api.get("/api/analytics/forecast" + parameters);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningApi.json(answer);
    }

    private static BigDecimal amount(JsonNode day, String name) {
        return new BigDecimal(day.get(name).stringValue());
    }

    private Map<LocalDate, BigDecimal> netByDay(String currency, String zone, String country) {
        try (Connection connection = DriverManager.getConnection(warehouse.url(), EmbeddedPostgres.USER, "");
                PreparedStatement statement = connection.prepareStatement(NET_BY_DAY)) {
            statement.setString(1, zone);
            statement.setString(2, currency);
            statement.setString(3, country);
            statement.setString(4, country);
            Map<LocalDate, BigDecimal> nets = new TreeMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    nets.put(rows.getObject("day", LocalDate.class), rows.getBigDecimal("net"));
                }
            }
            return nets;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
