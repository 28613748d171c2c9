package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.SharedApi;
import io.shopstream.api.support.TestWarehouse;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Analytics and rejected records over a real PostgreSQL with the sink's schema, as role shop_api. */
class WarehouseAnswersIT {
    private final TestWarehouse warehouse = SharedApi.warehouse();
    private final RunningApi api = SharedApi.get();

    private JsonNode json(String path) {
        HttpResponse<String> response = api.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return RunningApi.json(response);
    }

    @Test
    void shouldSumTheMartForWholeMinutes() {
        JsonNode revenue = json("/api/analytics/revenue?from=2010-12-01&to=2010-12-03&currency=GBP");
        assertThat(revenue.get("source").stringValue()).isEqualTo("mart");
        assertThat(revenue.get("gross").stringValue()).isEqualTo("170.00");
        assertThat(revenue.get("returns").stringValue()).isEqualTo("-20.00");
        assertThat(revenue.get("net").stringValue()).isEqualTo("150.00");
        assertThat(revenue.get("orders").longValue()).isEqualTo(3);
        assertThat(revenue.get("units").longValue()).isEqualTo(15);
        assertThat(revenue.get("average_order_value").stringValue()).isEqualTo("56.67");
        assertThat(revenue.get("series").isNull()).isTrue();
        assertThat(revenue.get("as_of").stringValue()).isEqualTo("2026-03-01T10:00:00Z");
    }

    @Test
    void shouldGiveTheSameFiguresFromTheFactsForPartialMinutes() {
        JsonNode facts = json("/api/analytics/revenue?from=2010-12-01&to=2010-12-02T23:59:59.999Z&currency=GBP");
        JsonNode mart = json("/api/analytics/revenue?from=2010-12-01&to=2010-12-03&currency=GBP");
        assertThat(facts.get("source").stringValue()).isEqualTo("facts");
        for (String figure : List.of("gross", "returns", "net", "orders", "units", "average_order_value")) {
            assertThat(facts.get(figure)).as(figure).isEqualTo(mart.get(figure));
        }
        assertThat(json("/api/analytics/revenue?from=2010-12-01T08:26:31Z&to=2010-12-01T09:00:00.001Z&currency=GBP")
                        .get("orders")
                        .longValue())
                .as("the sale of 08:26:30 is before, the one of 09:00:00.000 within")
                .isEqualTo(1);
    }

    @Test
    void shouldCutARangeIntoBucketsOfUtc() {
        assertThat(series("day")).containsExactly("2010-12-01T00:00:00Z=80.00", "2010-12-02T00:00:00Z=70.00");
        assertThat(series("month")).containsExactly("2010-12-01T00:00:00Z=150.00");
        assertThat(series("hour"))
                .containsExactly(
                        "2010-12-01T08:00:00Z=50.00", "2010-12-01T09:00:00Z=30.00", "2010-12-02T23:00:00Z=70.00");
        assertThat(series("minute")).hasSize(4).contains("2010-12-01T08:26:00Z=70.00", "2010-12-01T08:27:00Z=-20.00");
    }

    private List<String> series(String granularity) {
        return json("/api/analytics/revenue?from=2010-12-01&to=2010-12-03&currency=GBP&granularity=" + granularity)
                .get("series")
                .valueStream()
                .map(bucket -> bucket.get("start").stringValue() + "="
                        + bucket.get("net").stringValue())
                .toList();
    }

    @Test
    void shouldNeverAddCurrencies() {
        JsonNode dollars = json("/api/analytics/revenue?from=2010-12-01&to=2010-12-03");
        assertThat(dollars.get("currency").stringValue()).isEqualTo("USD");
        assertThat(dollars.get("net").stringValue()).isEqualTo("5.00");
    }

    @Test
    void shouldBeAllZeroWhereNothingWasSold() {
        JsonNode nothing = json("/api/analytics/revenue?from=2009-12-01&to=2009-12-03&currency=GBP&granularity=day");
        assertThat(nothing.get("net").stringValue()).isEqualTo("0.00");
        assertThat(nothing.get("average_order_value").isNull()).isTrue();
        assertThat(nothing.get("series").size()).isZero();
    }

    @Test
    void shouldRankProductsEquallyFromMartAndFacts() {
        String whole = "/api/analytics/top-products?from=2010-12-01&to=2010-12-03&currency=GBP";
        String cut = "/api/analytics/top-products?from=2010-12-01&to=2010-12-02T23:59:59.999Z&currency=GBP";
        assertThat(json(whole).get("source").stringValue()).isEqualTo("mart");
        assertThat(json(cut).get("source").stringValue()).isEqualTo("facts");
        for (String more : List.of("", "&by=units", "&category=toys", "&limit=1", "&category=unknown")) {
            assertThat(json(whole + more).get("items"))
                    .as(more)
                    .isEqualTo(json(cut + more).get("items"));
        }
        JsonNode items = json(whole).get("items");
        assertThat(items.valueStream()
                        .map(item -> item.get("product_id").stringValue() + "="
                                + item.get("net").stringValue()))
                .as("A and B tie")
                .containsExactly("C=70.00", "A=40.00", "B=40.00");
        assertThat(items.get(1).get("name").stringValue()).isEqualTo("=Apple, \"red\"");
        assertThat(items.get(1).get("rank").intValue()).isEqualTo(2);
        assertThat(items.get(0).get("category").stringValue()).isEqualTo("unknown");
    }

    @Test
    void shouldEscapeAndQuoteTextInCsv() {
        HttpResponse<String> csv =
                api.get("/api/analytics/top-products?from=2010-12-01&to=2010-12-03&currency=GBP", "Accept", "text/csv");
        assertThat(csv.body())
                .startsWith("rank,product_id,name,category,currency,net,units,orders\r\n1,C,,unknown,GBP,70.00,7,1\r\n"
                        + "2,A,\"'=Apple, \"\"red\"\"\",toys,GBP,40.00,");
    }

    @Test
    void shouldAnswerNotModifiedUntilTheNextLoad() {
        String path = "/api/analytics/revenue?from=2010-12-01&to=2010-12-03&currency=GBP";
        String tag = api.get(path).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> same = api.get(path, "If-None-Match", tag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(api.get(path + "&format=csv", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
        warehouse.execute("update ops.sink_offsets set next_offset = next_offset + 1");
        assertThat(api.get(path, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldListEveryRejectedRecordPageByPage() {
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            HttpResponse<String> response = api.get("/api/rejected?page_size=2" + next);
            JsonNode page = RunningApi.json(response);
            page.get("items")
                    .forEach(item -> seen.add(item.get("source_topic").stringValue() + "@"
                            + item.get("source_offset").longValue() + " "
                            + item.get("reason").stringValue()));
            boolean last = page.get("next_page_token").isNull();
            assertThat(response.headers().firstValue("Link").isPresent()).isEqualTo(!last);
            next = last ? "" : "&page_token=" + page.get("next_page_token").stringValue();
        } while (!next.isEmpty());
        assertThat(seen)
                .containsExactly(
                        "file.csv@7 price-not-positive",
                        "file.csv@12 price-not-positive",
                        "shop.orders.v1@0 total-mismatch",
                        "shop.orders.v1@5 undecodable",
                        "shop.orders.v1@900 undecodable");
    }

    @Test
    void shouldEndAPageEarlyWhenRecordsAreLarge() {
        warehouse.execute("""
                insert into ops.rejected_records (consumer_group, source_topic, source_partition, source_offset, reason,
                                                  detail, raw_value, rejected_at)
                select 'large', 'shop.orders.v1', 0, n, 'undecodable', 'd', convert_to(repeat('x', 5 << 20), 'UTF8'), now()
                from generate_series(1, 3) n""");
        try {
            JsonNode first = json("/api/rejected?consumer_group=large");
            assertThat(first.get("items")).hasSize(2);
            JsonNode second = json("/api/rejected?consumer_group=large&page_token="
                    + first.get("next_page_token").stringValue());
            assertThat(second.get("items")).hasSize(1);
            assertThat(second.get("next_page_token").isNull()).isTrue();
        } finally {
            warehouse.execute("delete from ops.rejected_records where consumer_group = 'large'");
        }
    }

    @Test
    void shouldFilterRejectedRecordsAndShowTheirBytes() {
        JsonNode item = json("/api/rejected?consumer_group=shop-streams&reason=undecodable&page_size=1")
                .get("items")
                .get(0);
        assertThat(item.get("raw_value_base64").stringValue()).isEqualTo("AHcAaGn/");
        assertThat(item.get("raw_value_text").stringValue()).isEqualTo(".w.hi.");
        assertThat(item.get("raw_key_text").isNull()).isTrue();
    }

    @Test
    void shouldSayWhenARejectedRecordWasReplayed() {
        JsonNode items = json("/api/rejected?consumer_group=shop-streams").get("items");
        assertThat(items.get(0).get("replayed_at").isNull()).isTrue();
        assertThat(items.get(1).get("replayed_at").stringValue()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(api.get("/api/rejected?format=csv&consumer_group=shop-streams")
                        .body()
                        .lines())
                .satisfiesExactly(
                        headings -> assertThat(headings).endsWith(",rejected_at,replayed_at"),
                        never -> assertThat(never).endsWith("Z,"),
                        once -> assertThat(once).endsWith(",2026-03-01T10:00:00Z"),
                        neither -> assertThat(neither).endsWith("Z,"));
        assertThat(api.get("/v3/api-docs").body()).contains("\"replayed_at\"");
    }

    @Test
    void shouldRejectATokenOfAnotherFilter() {
        String token = json("/api/rejected?page_size=2").get("next_page_token").stringValue();
        HttpResponse<String> response = api.get("/api/rejected?page_size=2&reason=undecodable&page_token=" + token);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("keep the other parameters between pages");
    }

    @Test
    void shouldGiveAllRejectedRecordsAsOneCsv() {
        String csv = api.get("/api/rejected?format=csv").body();
        assertThat(csv.lines()).hasSize(6);
        assertThat(csv).contains("shop-import,file.csv,0,7,price-not-positive,'-1 is not above 0,,'=1+1,");
        assertThat(api.get("/api/rejected?format=csv&page_size=2").body().lines())
                .hasSize(3);
    }

    @Test
    void shouldCountRowsAndRejectedRecordsInStatus() {
        JsonNode status = org.awaitility.Awaitility.await("the warehouse to be seen")
                .atMost(java.time.Duration.ofMinutes(2))
                .until(
                        () -> json("/api/status"),
                        // Counted every few seconds: another test's records may still be in it.
                        answer -> answer.get("rejected").path("total").asLong() == 5
                                && !answer.get("tables").isNull()
                                && !answer.get("freshness").isNull()
                                && answer.get("currencies").size() == 2);
        assertThat(status.get("tables").get("rows").get("warehouse.orders").longValue())
                .isEqualTo(6);
        assertThat(status.get("tables")
                        .get("rows")
                        .get("mart.revenue_per_minute")
                        .longValue())
                .isEqualTo(6);
        assertThat(status.get("rejected").get("by").toString())
                .contains("{\"consumer_group\":\"shop-streams\",\"reason\":\"undecodable\",\"records\":2}");
        assertThat(status.get("currencies").toString()).isEqualTo("[\"USD\",\"GBP\"]");
        assertThat(status.get("freshness").get("newest_order_at").stringValue()).isEqualTo("2010-12-02T23:59:00Z");
        assertThat(status.get("lag").isNull()).as("Kafka is unavailable").isTrue();
    }

    @Test
    void shouldAnswerNotFoundBeforeTheFirstChecksAndThenScoreTermsAndChecks() {
        warehouse.execute("delete from ops.quality_checks");
        assertThat(api.get("/api/quality").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/quality").body()).contains("have not run yet");

        warehouse.execute("""
                insert into ops.quality_checks
                values (7, 'profile-orders', 'PROFILE', 'warehouse.orders', 4, 0, true, 100, 'd',
                        '{"rows": 4, "columns": {"total": {"max": "70.00"}}}', '2026-03-01T09:00Z'),
                       (8, 'score', 'SCORE', '*', 2, 1, true, 99.9999,
                        'd', '{"terms": [{"check": "orders-have-user-id", "points": 0.000001,
                        "arithmetic": "100 x 2/97 x 1/9"}], "not_judged": 1}', '2026-03-01T10:00Z'),
                       (8, 'orders-have-user-id', 'TRANSFORMATION', 'warehouse.orders', 9, 1, true, 88.8888,
                        'o1: u9', '{}', '2026-03-01T09:59Z'),
                       (8, 'intake-types', 'INPUT', 'ops.rejected_records', 9, 0, true, 100, '', '{}', now())""");
        JsonNode quality = json("/api/quality");
        assertThat(quality.get("score").decimalValue()).isEqualByComparingTo("99.9999");
        assertThat(quality.get("run_id").longValue()).isEqualTo(8);
        assertThat(quality.get("not_judged").longValue()).isEqualTo(1);
        assertThat(quality.get("as_of").stringValue()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(quality.get("terms").get(0).get("arithmetic").stringValue()).isEqualTo("100 x 2/97 x 1/9");
        assertThat(quality.get("checks").valueStream().map(check -> check.get("name")
                        .stringValue()))
                .containsExactly("intake-types", "orders-have-user-id", "profile-orders");
        assertThat(quality.at("/checks/2/measured/columns/total/max").stringValue())
                .isEqualTo("70.00");
        assertThat(api.get("/api/quality?format=csv").body())
                .contains("run_id,name,stage,table,checked,failed,judged,score,detail,checked_at")
                .contains("8,orders-have-user-id,TRANSFORMATION,warehouse.orders,9,1,true,88.8888,o1: u9,");
        // The status has no score before its next refresh.
        org.awaitility.Awaitility.await()
                .ignoreExceptionsInstanceOf(tools.jackson.databind.exc.JsonNodeException.class)
                .untilAsserted(() -> assertThat(
                                json("/api/status").at("/quality/score").decimalValue())
                        .isEqualByComparingTo("99.9999"));
        assertThat(json("/api/status").at("/quality/not_judged").longValue()).isEqualTo(1);
    }
}
