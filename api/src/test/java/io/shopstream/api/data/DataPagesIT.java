package io.shopstream.api.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.DataClient;
import io.shopstream.api.support.DataRows;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.SharedApi;
import io.shopstream.api.support.TestWarehouse;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Pages have every row once, in order, whatever arrives between them. */
class DataPagesIT {
    private static final int PAGE = 11;

    private final TestWarehouse warehouse = SharedApi.warehouse();
    private final RunningApi api = SharedApi.get();
    private final DataClient data = new DataClient(api, warehouse);

    @BeforeEach
    void insertRows() {
        DataRows.insert(warehouse);
    }

    @AfterEach
    void removeRows() {
        DataRows.remove(warehouse);
    }

    // Each arrival lies before, between and after the rows that there are, in both orders.
    private void arrive(int number) {
        warehouse.execute("""
                insert into warehouse.orders (order_id, version, kind, status, placed_at, updated_at, currency, total,
                                              shipping_country, channel)
                select 'data-' || prefix || %1$d, 1, 'SALE', 'PLACED', placed, now(), 'USD', 1, 'Norway', 'web'
                from (values ('', timestamptz '2026-03-01Z'), ('150-', '2026-03-28T12:00:00Z'), ('zz', '2026-04-30Z'))
                  new (prefix, placed);
                insert into warehouse.order_status_changes
                select 'data-' || prefix || %1$d, 1, 'PLACED', placed
                from (values ('', timestamptz '2026-03-01Z'), ('150-', '2026-03-28T12:00:00Z'), ('zz', '2026-04-30Z'))
                  new (prefix, placed);
                insert into warehouse.order_items (order_id, line_no, placed_at, product_id, quantity, unit_price)
                select 'data-' || prefix || %1$d, 1, '2026-03-28Z', 'data-p1', 1, 1
                from (values (''), ('150-'), ('zz')) new (prefix);
                insert into warehouse.events (event_id, session_id, user_id, type, occurred_at, device)
                select 'data-' || prefix || %1$d, 's', 'data-u1', 'CHECKOUT', placed, 'mobile'
                from (values ('a', timestamptz '2026-02-28Z'), ('e50-', '2026-03-28Z'), ('zz', '2026-04-30Z'))
                  new (prefix, placed);
                update warehouse.orders set version = version + 1, status = 'PAID' where order_id like 'data-%%';
                """.formatted(1_000 + number));
    }

    @ParameterizedTest
    @CsvSource({
        "orders?sort=-placed_at, order_id",
        "orders?sort=placed_at, order_id",
        "orders?sort=-id, order_id",
        "orders?sort=id, order_id",
        "orders?currency=USD, order_id",
        "order-items?sort=id, id",
        "order-items?sort=-id, id",
        "order-items?product=data-p1, id",
        "order-status-changes?sort=changed_at, id",
        "order-status-changes?sort=-changed_at, id",
        "order-status-changes?sort=-id, id",
        "events?customer=data-u1&sort=occurred_at, event_id",
        "events?customer=data-u1&sort=-occurred_at, event_id",
        "events?sort=-id, event_id",
    })
    void shouldListEveryRowOnceWhileRowsArrive(String path, String field) {
        List<JsonNode> before = data.all(path, 1_000);
        List<JsonNode> seen = new ArrayList<>();
        String token = "";
        for (int arrival = 0; arrival == 0 || !token.isEmpty(); arrival++) {
            JsonNode page = data.page(path, PAGE, token);
            page.get("items").forEach(seen::add);
            JsonNode next = page.get("next_page_token");
            token = next.isNull() ? "" : next.stringValue();
            if (arrival < 4) {
                arrive(arrival);
            }
        }

        assertThat(before).hasSizeGreaterThan(2 * PAGE);
        List<String> keys = keys(seen, field);
        assertThat(keys).as("nothing twice").doesNotHaveDuplicates();
        List<String> expected = keys(before, field);
        assertThat(keys.stream().filter(expected::contains))
                .as("nothing skipped")
                .containsExactlyElementsOf(expected);
        List<String> after = keys(data.all(path, 1_000), field);
        assertThat(after.stream().filter(keys::contains)).as("in order").containsExactlyElementsOf(keys);
    }

    // Events may share their id.
    private static List<String> keys(List<JsonNode> rows, String field) {
        return rows.stream()
                .map(row -> row.get(field).stringValue()
                        + row.path("user_id").asString("")
                        + row.path("occurred_at").asString("")
                        + row.path("type").asString(""))
                .toList();
    }

    @Test
    void shouldEndWithAFullPage() {
        int rows = data.sql("select 1 from warehouse.users").size();
        JsonNode page = data.page("users", rows, "");

        assertThat(page.get("items")).hasSize(rows);
        assertThat(page.get("next_page_token").isNull()).isTrue();
        assertThat(data.page("users", rows - 1, "").get("next_page_token").isNull())
                .isFalse();
    }

    @Test
    void shouldBeEmptyWhereNothingMatches() {
        JsonNode page = data.json("orders?customer=nobody");

        assertThat(page.get("items")).isEmpty();
        assertThat(page.get("next_page_token").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&format=csv", "&format=ndjson"})
    void shouldLinkToTheNextPageInEveryFormat(String format) {
        HttpResponse<String> first = api.get("/api/data/orders?status=PAID&page_size=5" + format);
        String link = first.headers().firstValue("Link").orElseThrow();
        String next = link.substring(link.indexOf("/api/"), link.indexOf('>'));

        assertThat(link).endsWith(">; rel=\"next\"");
        HttpResponse<String> second = api.get(next);
        assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
        assertThat(second.body()).isNotEqualTo(first.body());
        assertThat(second.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
    }

    @Test
    void shouldRefuseATokenOfAnotherList() {
        String token = data.page("orders", 5, "").get("next_page_token").stringValue();
        for (String other : List.of("orders?status=PAID&", "orders?sort=placed_at&", "order-status-changes?")) {
            HttpResponse<String> answer = api.get("/api/data/" + other + "page_token=" + token);
            assertThat(answer.statusCode()).as(other).isEqualTo(400);
            assertThat(answer.body()).contains("keep the other parameters between pages");
        }
        assertThat(api.get("/api/data/orders?page_size=7&page_token=" + token).statusCode())
                .as("the size of a page may change")
                .isEqualTo(200);
    }
}
