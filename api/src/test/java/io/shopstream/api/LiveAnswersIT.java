package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.FakeShop;
import io.shopstream.api.support.FakeStreams;
import io.shopstream.api.support.Orders;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.SharedApi;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.query.FunnelPane;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The live addresses over a fake streams service. */
class LiveAnswersIT {
    private static final Instant AT = Instant.parse("2026-03-01T10:03:20Z");
    private static final Instant HOUR = Instant.parse("2026-03-01T10:00:00Z");

    private final FakeStreams streams = SharedApi.streams();
    private final RunningApi api = SharedApi.get();

    @BeforeAll
    static void sell() {
        FakeShop shop = SharedApi.shop();
        shop.sell(Orders.of("a", 1, OrderStatus.PAID, AT, List.of(new OrderLine(1, "P-1", "c1", 2, 12_50L, null)))
                .build());
        shop.sell(Orders.of(
                        "b",
                        1,
                        OrderStatus.PAID,
                        AT.plusSeconds(60),
                        List.of(new OrderLine(1, "P-2", null, 1, 99L, null)))
                .build());
        shop.addSessions(new FunnelPane(HOUR, 8, 7, 3, 2, 1, 2));
        shop.addSessions(new FunnelPane(HOUR.plusSeconds(3_600), 1, 0, 0, 0, 0, 0));
    }

    private JsonNode json(String path) {
        HttpResponse<String> response = api.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return RunningApi.json(response);
    }

    @Test
    void shouldAnswerRollingRevenueAsDecimalsOfOneCurrency() {
        JsonNode revenue = json("/api/live/revenue?window=5m&asOf=2026-03-01T10:04:30Z");
        assertThat(revenue.get("currency").stringValue()).isEqualTo("USD");
        assertThat(revenue.get("net").stringValue()).isEqualTo("25.99");
        assertThat(revenue.get("gross").stringValue()).isEqualTo("25.99");
        assertThat(revenue.get("returns").stringValue()).isEqualTo("0.00");
        assertThat(revenue.get("orders").longValue()).isEqualTo(2);
        assertThat(revenue.get("units").longValue()).isEqualTo(3);
        assertThat(revenue.get("average_order_value").stringValue()).isEqualTo("13.00");
        assertThat(revenue.get("from").stringValue()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(revenue.get("to").stringValue()).isEqualTo("2026-03-01T10:05:00Z");
        assertThat(revenue.get("as_of").stringValue()).isEqualTo("2026-03-01T10:04:30Z");
        assertThat(revenue.get("stale").booleanValue()).isFalse();
        assertThat(json("/api/live/revenue?asOf=2026-03-01T10:04:30Z&currency=GBP")
                        .get("orders")
                        .longValue())
                .isZero();
    }

    @Test
    void shouldAnswerForOneCategoryOrOneCountry() {
        JsonNode home = json("/api/live/revenue?window=5m&asOf=2026-03-01T10:04:30Z&category=c1");
        assertThat(home.get("net").stringValue()).isEqualTo("25.00");
        assertThat(home.get("category").stringValue()).isEqualTo("c1");
        assertThat(home.get("country").isNull()).isTrue();
        JsonNode away = json("/api/live/revenue/series?from=2026-03-01&to=2026-03-02&country=C%C3%B4te%20d'Ivoire");
        assertThat(away.get("country").stringValue()).isEqualTo("Côte d'Ivoire");
        assertThat(away.get("series").size()).isZero();
        assertThat(streams.queries()).anyMatch(query -> query.endsWith("&country=C%C3%B4te%20d%27Ivoire"));
        HttpResponse<String> both = api.get("/api/live/revenue?category=c1&country=Norway");
        assertThat(both.statusCode()).isEqualTo(400);
        assertThat(both.body()).contains("\"parameter\":\"country\"");
    }

    @Test
    void shouldGiveTheCsvOfASliceItsOwnName() {
        HttpResponse<String> csv =
                api.get("/api/live/revenue/series?from=2026-03-01&to=2026-03-02&category=c1&format=csv");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"revenue-by-minute-one-category-USD.csv\"");
        assertThat(csv.body()).contains("2026-03-01T10:03:00Z,USD,25.00,0.00,25.00,1,2\r\n");
    }

    @Test
    void shouldAnswerACustomerOfOneCurrency() {
        JsonNode customer = json("/api/live/customers/u1?currency=EUR");
        assertThat(customer.get("user_id").stringValue()).isEqualTo("u1");
        assertThat(customer.get("currency").stringValue()).isEqualTo("EUR");
        assertThat(customer.get("net").stringValue()).isEqualTo("66.67");
        assertThat(customer.get("average_order_value").stringValue()).isEqualTo("33.33");
        assertThat(customer.get("first_order_at").stringValue()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(customer.get("last_order_at").isNull()).isTrue();
        assertThat(customer.get("segment").stringValue()).isEqualTo("returning");
        assertThat(api.get("/api/live/customers/nobody").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/live/customers/u1?country=Norway").statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldRoundARangeOfMinutesOutward() {
        JsonNode series = json("/api/live/revenue/series?from=2026-03-01T10:03:30Z&to=2026-03-01T10:04:01Z");
        assertThat(series.get("from").stringValue()).isEqualTo("2026-03-01T10:03:00Z");
        assertThat(series.get("to").stringValue()).isEqualTo("2026-03-01T10:05:00Z");
        assertThat(series.get("series").valueStream().map(bucket -> bucket.get("net")
                        .stringValue()))
                .containsExactly("25.00", "0.99");
    }

    @Test
    void shouldSayWhereTheStoresAre() {
        JsonNode stores = json("/api/live/stores");
        assertThat(stores.get("instances").get(1).get("reachable").booleanValue())
                .isFalse();
        assertThat(stores.get("instances").get(1).get("state").isNull()).isTrue();
        assertThat(stores.get("copies").get(0).get("role").stringValue()).isEqualTo("standby");
        assertThat(stores.get("copies").get(0).get("lag").longValue()).isEqualTo(7);
    }

    @Test
    void shouldGiveASeriesAsCsv() {
        HttpResponse<String> csv =
                api.get("/api/live/revenue/series?from=2026-03-01&to=2026-03-02", "Accept", "text/csv");
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"revenue-by-minute-USD.csv\"");
        // Compression adds a name of its own, and may write all of them in one header.
        assertThat(String.join(",", csv.headers().allValues("Vary"))
                        .toLowerCase(Locale.ROOT)
                        .split(","))
                .contains("accept");
        assertThat(csv.body())
                .isEqualTo("start,currency,gross,returns,net,orders,units\r\n"
                        + "2026-03-01T10:03:00Z,USD,25.00,0.00,25.00,1,2\r\n"
                        + "2026-03-01T10:04:00Z,USD,0.99,0.00,0.99,1,1\r\n");
        assertThat(api.get("/api/live/revenue/series?from=2026-03-01&to=2026-03-02&format=csv")
                        .body())
                .isEqualTo(csv.body());
    }

    @Test
    void shouldQueryTheRangeOfTheWindowAndPassOnTheOtherParameters() {
        JsonNode top = json("/api/live/top-products?window=15m&by=units&category=c%201&limit=7&currency=EUR");
        assertThat(top.get("window").stringValue()).isEqualTo("15m");
        assertThat(top.get("items").size()).isZero();
        assertThat(streams.queries())
                .anyMatch(query -> query.matches(
                        "/queries/top-products\\?currency=EUR&from=\\S+&to=\\S+&by=units&limit=7&category=c%201"));
    }

    @Test
    void shouldAddTheFunnelUpOverWholeHours() {
        JsonNode funnel = json("/api/live/funnel?from=2026-03-01T10:59:59Z&to=2026-03-01T11:00:01Z");
        assertThat(funnel.get("from").stringValue()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(funnel.get("to").stringValue()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(funnel.get("sessions").longValue()).isEqualTo(9);
        assertThat(funnel.get("with_purchase").longValue()).isEqualTo(1);
        assertThat(funnel.get("conversion_rate").decimalValue()).isEqualTo("0.1111");
        assertThat(funnel.get("abandonment_rate").decimalValue()).isEqualTo("0.6667");
        assertThat(funnel.get("series").valueStream().map(hour -> hour.get("with_cart")
                        .longValue()))
                .containsExactly(3L, 0L);
        assertThat(json("/api/live/funnel?from=2026-03-01T11:00:00Z&to=2026-03-01T12:00:00Z")
                        .get("abandonment_rate")
                        .isNull())
                .isTrue();
    }

    @Test
    void shouldGiveTheFunnelAsCsv() {
        HttpResponse<String> csv = api.get("/api/live/funnel?from=2026-03-01&to=2026-03-02&format=csv");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"funnel-by-hour.csv\"");
        assertThat(csv.body())
                .isEqualTo("start,sessions,with_view,with_cart,with_checkout,with_purchase,abandoned\r\n"
                        + "2026-03-01T10:00:00Z,8,7,3,2,1,2\r\n"
                        + "2026-03-01T11:00:00Z,1,0,0,0,0,0\r\n");
    }

    @Test
    void shouldAnswerAnOrderWithItsLines() {
        JsonNode order = json("/api/live/orders/" + FakeShop.KNOWN_ORDER);
        assertThat(order.get("total").stringValue()).isEqualTo("2.50");
        assertThat(order.get("lines").get(0).get("line_total").stringValue()).isEqualTo("2.50");
        assertThat(order.get("lines").get(0).get("unit_price").stringValue()).isEqualTo("1.25");
        assertThat(order.get("shipping_city").isNull()).isTrue();
    }

    @Test
    void shouldAnswerNotFoundForAnUnknownOrder() {
        HttpResponse<String> response = api.get("/api/live/orders/nobody%2Fknows");
        assertThat(response.statusCode()).isIn(400, 404);
        assertThat(api.get("/api/live/orders/nobody-knows").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldAnswerAProductWithItsDaysOfCover() {
        JsonNode product = json("/api/live/products/cup%201");
        assertThat(product.get("product_id").stringValue()).isEqualTo(FakeShop.KNOWN_PRODUCT);
        assertThat(product.get("stock_quantity").longValue()).isEqualTo(5);
        assertThat(product.get("units_last_7_days").longValue()).isEqualTo(70);
        assertThat(product.get("days_of_cover").stringValue()).isEqualTo("0.50");
        assertThat(product.get("stale").booleanValue()).isFalse();
        assertThat(api.get("/api/live/products/nobody-knows").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldAnswerAlertsWithAmountsAsDecimals() {
        JsonNode items = json("/api/live/alerts?limit=7").get("items");
        JsonNode drop = items.get(0);
        assertThat(drop.get("kind").stringValue()).isEqualTo("REVENUE_DROP");
        assertThat(drop.get("state").stringValue()).isEqualTo("RAISED");
        assertThat(drop.get("cleared_at").isNull()).isTrue();
        assertThat(drop.get("currency").stringValue()).isEqualTo("USD");
        assertThat(drop.get("observed").stringValue()).isEqualTo("4.50");
        assertThat(drop.get("expected").stringValue()).isEqualTo("10.00");
        assertThat(drop.get("rule").stringValue()).isEqualTo("Raised below 50 % of the usual, cleared above 70 %.");
        assertThat(items.get(1).get("currency").isNull()).isTrue();
        assertThat(items.get(1).get("rule").isNull()).isTrue();
        assertThat(items.get(1).get("observed").stringValue()).isEqualTo("31");
        assertThat(items.get(1).get("cleared_at").stringValue()).isEqualTo("2026-03-01T10:01:00Z");
        assertThat(streams.queries()).contains("/queries/alerts?limit=7");
    }

    @Test
    void shouldAnswerUnavailableInsteadOfZeroWhileStreamsIsUnavailable() {
        try {
            streams.available(false);
            HttpResponse<String> response = api.get("/api/live/revenue");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).contains("7");
            assertThat(response.body()).contains("\"part\":\"streams\"").doesNotContain("0.00");
        } finally {
            streams.available(true);
        }
        assertThat(api.get("/api/live/revenue").statusCode()).isEqualTo(200);
    }
}
