package io.shopstream.api.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.CsvReader;
import io.shopstream.api.support.DataClient;
import io.shopstream.api.support.RunningApi;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.money.Money;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Random sums equal their lines to the cent, and the lines are those of the orders, found one by one. */
class RevenueExplanationIT {
    private static final String PATH = "/api/explain/revenue?";
    private static final String MANY = "from=2026-02-01&to=2026-04-01";

    private record Cell(String query, BiPredicate<Order, OrderLine> has) {}

    /** Amounts by order and line. */
    private static Map<String, String> lines(Cell cell) {
        Map<String, String> lines = new TreeMap<>();
        for (Order order : ExplainShop.orders()) {
            for (OrderLine line : order.getLines()) {
                if (cell.has.test(order, line)) {
                    long amount = NaiveSums.stands(order) ? line.getQuantity() * line.getUnitPriceMinor() : 0;
                    lines.put(order.getOrderId() + ":" + line.getLineNo(), Money.format(amount));
                }
            }
        }
        return lines;
    }

    private static Cell cell(Random random) {
        List<Order> orders = ExplainShop.orders();
        Order some = orders.get(random.nextInt(orders.size()));
        OrderLine line = some.getLines().getFirst();
        String currency = some.getCurrency();
        Instant placed = some.getPlacedAt();
        String category = Objects.requireNonNullElse(line.getCategoryId(), "unknown");
        BiPredicate<Order, OrderLine> sameCurrency =
                (order, _) -> order.getCurrency().equals(currency);
        BiPredicate<Order, OrderLine> sameProduct =
                (_, other) -> other.getProductId().equals(line.getProductId());
        Cell cell =
                switch (random.nextInt(9)) {
                    case 0 -> new Cell("minute=" + start(some, ChronoUnit.MINUTES), within(placed, ChronoUnit.MINUTES));
                    case 1 -> new Cell("hour=" + start(some, ChronoUnit.HOURS), within(placed, ChronoUnit.HOURS));
                    case 2 -> new Cell("day=" + placed.toString().substring(0, 10), within(placed, ChronoUnit.DAYS));
                    case 3 ->
                        new Cell(
                                "from=2026-02-27T10:20:00Z&to=2026-02-28T23:50:00Z",
                                (order, _) -> !order.getPlacedAt().isBefore(Instant.parse("2026-02-27T10:20:00Z"))
                                        && order.getPlacedAt().isBefore(Instant.parse("2026-02-28T23:50:00Z")));
                    case 4 -> new Cell("product=" + line.getProductId(), sameProduct);
                    case 5 ->
                        new Cell(
                                "day=%s&product=%s".formatted(placed.toString().substring(0, 10), line.getProductId()),
                                within(placed, ChronoUnit.DAYS).and(sameProduct));
                    case 6 ->
                        new Cell(
                                "hour=%s&category=%s".formatted(start(some, ChronoUnit.HOURS), category),
                                within(placed, ChronoUnit.HOURS)
                                        .and((_, other) -> Objects.requireNonNullElse(other.getCategoryId(), "unknown")
                                                .equals(category)));
                    case 7 ->
                        new Cell(
                                MANY + "&country=" + DataClient.encoded(some.getShippingCountry()),
                                (order, _) -> order.getShippingCountry().equals(some.getShippingCountry()));
                    default ->
                        new Cell(
                                "customer=" + Objects.requireNonNullElse(some.getUserId(), "nobody"),
                                (order, _) -> Objects.requireNonNullElse(some.getUserId(), "nobody")
                                        .equals(order.getUserId()));
                };
        return new Cell(cell.query + "&currency=" + currency, sameCurrency.and(cell.has));
    }

    private static String start(Order order, ChronoUnit unit) {
        return order.getPlacedAt().truncatedTo(unit).toString();
    }

    private static BiPredicate<Order, OrderLine> within(Instant time, ChronoUnit unit) {
        return (order, _) -> order.getPlacedAt().truncatedTo(unit).equals(time.truncatedTo(unit));
    }

    private static JsonNode json(String query) {
        HttpResponse<String> answer = ExplainShop.api().get(PATH + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningApi.json(answer);
    }

    private static List<JsonNode> pages(String query, int pageSize) {
        List<JsonNode> pages = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = json(query + "&page_size=" + pageSize + token);
            pages.add(page);
            token = page.get("next_page_token").isNull()
                    ? ""
                    : "&page_token=" + page.get("next_page_token").stringValue();
        } while (!token.isEmpty());
        return pages;
    }

    @Test
    void shouldAddUpToTheCent() {
        Random random = new Random(3);
        Set<String> kinds = new HashSet<>();
        int lost = 0;
        for (int round = 0; round < 60; round++) {
            Cell cell = cell(random);
            List<JsonNode> pages = pages(cell.query, 1 + random.nextInt(40));
            Map<String, String> found = new TreeMap<>();
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode page : pages) {
                for (JsonNode line : page.get("items")) {
                    String id = line.get("order_id").stringValue() + ":" + line.get("line_no");
                    assertThat(found).doesNotContainKey(id);
                    found.put(id, line.get("amount").stringValue());
                    sum = sum.add(new BigDecimal(line.get("amount").stringValue()));
                    lost += line.get("stands").booleanValue() ? 0 : 1;
                }
                assertThat(page.get("agrees").booleanValue())
                        .as("%s %s", cell.query, page.get("cell"))
                        .isTrue();
                assertThat(page.get("cell")).isEqualTo(page.get("lines_sum"));
            }
            Map<String, String> expected = lines(cell);
            assertThat(found).as(cell.query).isEqualTo(expected);
            assertThat(new BigDecimal(pages.getFirst().at("/cell/net").stringValue()))
                    .as(cell.query)
                    .isEqualByComparingTo(sum);
            assertThat(pages.getFirst().get("lines").longValue()).isEqualTo(expected.size());
            kinds.add(pages.getFirst().get("aggregate").stringValue());
        }
        assertThat(kinds).hasSize(5);
        assertThat(lost).as("lines of cancelled and refunded orders").isGreaterThan(50);
    }

    /** The days of India begin half an hour off the hours of UTC, and live windows at any minute. */
    @ParameterizedTest
    @ValueSource(strings = {"product", "category", "country"})
    void shouldAddUpLinesOfTimesThatNoTableHas(String by) {
        Instant from = Instant.parse("2026-02-10T18:30:00Z");
        Instant to = Instant.parse("2026-03-05T10:07:00Z");
        Set<String> values = new TreeSet<>();
        for (Order order : ExplainShop.orders()) {
            order.getLines().forEach(line -> values.add(order.getCurrency() + " " + value(by, order, line)));
        }
        int found = 0;
        for (String value : values) {
            String currency = value.substring(0, 3);
            String query = "from=%s&to=%s&currency=%s&%s=%s&page_size=1000"
                    .formatted(from, to, currency, by, DataClient.encoded(value.substring(4)));
            JsonNode answer = json(query);
            Map<String, String> expected = lines(new Cell(
                    query,
                    (order, line) -> value.equals(order.getCurrency() + " " + value(by, order, line))
                            && !order.getPlacedAt().isBefore(from)
                            && order.getPlacedAt().isBefore(to)));

            for (String field : List.of("cell", "aggregate", "agrees")) {
                assertThat(answer.get(field).isNull()).as(field).isTrue();
            }
            assertThat(answer.get("items")).as(value).hasSize(expected.size());
            assertThat(answer.get("lines").longValue()).as(value).isEqualTo(expected.size());
            assertThat(new BigDecimal(answer.at("/lines_sum/net").stringValue()))
                    .as(value)
                    .isEqualByComparingTo(
                            expected.values().stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add));
            found += expected.size();
        }
        assertThat(found).isGreaterThan(20);
    }

    private static String value(String by, Order order, OrderLine line) {
        return switch (by) {
            case "product" -> line.getProductId();
            case "category" -> Objects.requireNonNullElse(line.getCategoryId(), "unknown");
            default -> order.getShippingCountry();
        };
    }

    @Test
    void shouldTellReturnsAndRefundsApart() {
        JsonNode all = json(MANY + "&currency=USD");

        long gross = 0;
        long returns = 0;
        for (Order order : ExplainShop.orders()) {
            if (order.getCurrency().equals("USD") && NaiveSums.stands(order)) {
                gross += order.getKind() == OrderKind.SALE ? order.getTotalMinor() : 0;
                returns += order.getKind() == OrderKind.RETURN ? order.getTotalMinor() : 0;
            }
        }
        assertThat(all.at("/cell/gross").stringValue()).isEqualTo(Money.format(gross));
        assertThat(all.at("/cell/returns").stringValue()).isEqualTo(Money.format(returns));
        assertThat(ExplainShop.orders())
                .anyMatch(order -> order.getKind() == OrderKind.RETURN && order.getStatus() == OrderStatus.REFUNDED)
                .anyMatch(order -> order.getKind() == OrderKind.SALE && order.getStatus() == OrderStatus.REFUNDED);
    }

    @Test
    void shouldSayThatTableAndLinesDiffer() {
        Order order = ExplainShop.orders().stream()
                .filter(NaiveSums::stands)
                .findFirst()
                .orElseThrow();
        String key = "window_start = '%s' and currency = '%s'"
                .formatted(start(order, ChronoUnit.MINUTES), order.getCurrency());
        String query = "minute=%s&currency=%s".formatted(start(order, ChronoUnit.MINUTES), order.getCurrency());
        String change = "update mart.revenue_per_minute set gross = gross %s 0.01, net = net %s 0.01 where " + key;
        BigDecimal before = new BigDecimal(json(query).at("/cell/net").stringValue());

        ExplainShop.warehouse().execute(change.formatted("+", "+"));
        JsonNode answer = json(query);
        ExplainShop.warehouse().execute(change.formatted("-", "-"));

        assertThat(answer.get("agrees").booleanValue()).isFalse();
        assertThat(new BigDecimal(answer.at("/cell/net").stringValue())).isEqualTo(before.add(new BigDecimal("0.01")));
        assertThat(new BigDecimal(answer.at("/lines_sum/net").stringValue())).isEqualTo(before);
    }

    @Test
    void shouldGiveNothingOfAnUnknownSum() {
        JsonNode answer = json("customer=nobody");

        assertThat(answer.at("/cell/net").stringValue()).isEqualTo("0.00");
        assertThat(answer.get("agrees").booleanValue()).isTrue();
        assertThat(answer.get("items")).isEmpty();
        assertThat(answer.get("from").isNull()).isTrue();
    }

    @Test
    void shouldTakeTheFirstAndTheLastDay() {
        for (String day : List.of("0001-01-01", "9999-12-31")) {
            assertThat(json("day=" + day).get("lines").longValue()).isZero();
        }
    }

    @Test
    void shouldGiveAllLinesAsCsv() {
        HttpResponse<String> answer = ExplainShop.api().get(PATH + MANY + "&currency=EUR&format=csv");

        List<List<String>> rows = CsvReader.read(answer.body());
        Map<String, String> found = new TreeMap<>();
        rows.stream().skip(1).forEach(row -> found.put(row.get(0) + ":" + row.get(8), row.getLast()));
        assertThat(rows.getFirst().getLast()).isEqualTo("amount");
        assertThat(found)
                .isEqualTo(lines(new Cell("", (order, _) -> order.getCurrency().equals("EUR"))))
                .hasSize(rows.size() - 1);
        assertThat(answer.headers().firstValue("etag")).isPresent();
    }

    @Test
    void shouldAnswerTheSameLoadOnce() {
        HttpResponse<String> first = ExplainShop.api().get(PATH + "customer=u1");
        String tag = first.headers().firstValue("etag").orElseThrow();

        assertThat(ExplainShop.api()
                        .get(PATH + "customer=u1", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(ExplainShop.api()
                        .get(PATH + "customer=u2", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldLinkTheNextPage() {
        HttpResponse<String> answer = ExplainShop.api().get(PATH + MANY + "&page_size=2");

        assertThat(answer.headers().firstValue("link").orElseThrow())
                .contains(RunningApi.json(answer).get("next_page_token").stringValue(), "page_size=2", "rel=\"next\"");
    }
}
