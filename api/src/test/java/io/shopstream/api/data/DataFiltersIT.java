package io.shopstream.api.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.DataClient;
import io.shopstream.api.support.DataRows;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.SharedApi;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Every filter and order gives the rows of plain SQL, in its order. */
class DataFiltersIT {
    private final RunningApi api = SharedApi.get();
    private final DataClient data = new DataClient(api, SharedApi.warehouse());

    @BeforeAll
    static void insertRows() {
        DataRows.insert(SharedApi.warehouse());
    }

    @AfterAll
    static void removeRows() {
        DataRows.remove(SharedApi.warehouse());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "users | user_id | true order by user_id",
                "users?sort=-id | user_id | true order by user_id desc",
                "users?country=Norway | user_id | country = 'Norway' order by 1",
                "users?country=C%C3%B4te%20d'Ivoire&type=business | user_id | country like 'C%d''I%' order by 1",
                "users?city=Oslo | user_id | city = 'Oslo' order by 1",
                "users?inferred=true | user_id | inferred order by 1",
                "users?deleted=true | user_id | deleted order by 1",
                "users?from=2026-01-05&to=2026-02-01T00:00:00.000001Z | user_id"
                        + " | registered_at >= '2026-01-05Z' and registered_at < '2026-02-01T00:00:00.000001Z'"
                        + " order by 1",
                "users?country=Atlantis | user_id | false",
                "categories | category_id | true order by 1",
                "categories?department=Home&deleted=false | category_id | department = 'Home' order by 1",
                "products?sort=-id | product_id | true order by 1 desc",
                "products?category=data-c1 | product_id | category_id = 'data-c1' order by 1",
                "products?currency=EUR&active=true | product_id | currency = 'EUR' and active order by 1",
                "products?inferred=false&deleted=true | product_id | not inferred and deleted order by 1",
                "campaigns | campaign_id | true order by 1",
                "campaigns?channel=search&currency=EUR | campaign_id | channel = 'search' order by 1",
            })
    void shouldSelectDimensions(String path, String key, String condition) {
        assertEqualToSql(path, key, "warehouse." + path.replaceAll("\\?.*", ""), condition);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " | true order by placed_at desc, order_id desc",
                "?sort=placed_at | true order by placed_at, order_id",
                "?sort=id | true order by order_id",
                "?sort=-id | true order by order_id desc",
                "?from=2026-03-29T02:30:00%2B02:00 | placed_at >= '2026-03-29T00:30Z' order by placed_at desc, 1 desc",
                "?from=2026-03-28&to=2026-03-29&sort=id | placed_at::date = '2026-03-28' order by 1",
                "?status=CANCELLED&sort=id | status = 'CANCELLED' order by 1",
                "?status=REFUNDED&kind=SALE&sort=id | status = 'REFUNDED' and total >= 0 and kind = 'SALE' order by 1",
                "?kind=RETURN&sort=id | kind = 'RETURN' order by 1",
                "?stands=false&sort=id | status = 'CANCELLED' or status = 'REFUNDED' and kind = 'SALE' order by 1",
                "?country=Japan&channel=-1%2B1&sort=id | shipping_country = 'Japan' and channel = '-1+1' order by 1",
                "?customer=data-u2 | user_id = 'data-u2' order by placed_at desc, order_id desc",
                "?campaign=data-k0&sort=placed_at | campaign_id = 'data-k0' order by placed_at, order_id",
                "?currency=EUR&min_total=21&sort=id | currency = 'EUR' and total >= 21.00 order by 1",
                "?currency=USD&min_total=-10.5&kind=RETURN&sort=id"
                        + " | currency = 'USD' and total >= -10.5 and kind = 'RETURN' order by 1",
                "?customer=nobody | false",
            })
    void shouldSelectOrders(String query, String condition) {
        assertEqualToSql("orders" + (query == null ? "" : query), "order_id", "warehouse.orders", condition);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?sort=id | true order by order_id, line_no",
                "?sort=-id | true order by order_id desc, line_no desc",
                "?order=data-5:x&sort=id | order_id = 'data-5:x' order by line_no",
                "?product=data-p2 | product_id = 'data-p2' order by order_id, line_no",
                "?category=data-c0&from=2026-04-01 | category_id = 'data-c0' and placed_at >= '2026-04-01Z'"
                        + " order by order_id, line_no",
                "?category=unknown | coalesce(category_id, 'unknown') = 'unknown' order by order_id, line_no",
                "?to=2026-03-28 | placed_at < '2026-03-28Z' order by order_id, line_no",
                "?currency=EUR&product=data-p3 | product_id = 'data-p3' and order_id in"
                        + " (select order_id from warehouse.orders where currency = 'EUR') order by order_id, line_no",
            })
    void shouldSelectOrderItems(String query, String condition) {
        assertEqualToSql("order-items" + query, "id", "warehouse.order_items", "order_id || ':' || line_no", condition);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?sort=-changed_at | true order by changed_at desc, order_id desc, version desc",
                "?sort=changed_at&status=PAID | status = 'PAID' order by changed_at, order_id, version",
                "?sort=id | true order by order_id, version",
                "?order=data-2/%C3%9C%20 | order_id = 'data-2/Ü ' order by version desc",
                "?from=2026-03-28&to=2026-03-29 | changed_at::date = '2026-03-28'"
                        + " order by changed_at desc, order_id desc, version desc",
            })
    void shouldSelectStatusChanges(String query, String condition) {
        assertEqualToSql(
                "order-status-changes" + query,
                "id",
                "warehouse.order_status_changes",
                "order_id || ':' || version",
                condition);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?sort=id | true order by event_id, occurred_at, user_id, type",
                "?sort=-id | true order by event_id desc, occurred_at desc, user_id desc, type desc",
                "?type=PURCHASE | type = 'PURCHASE' order by event_id, occurred_at, user_id, type",
                "?event=data-e7 | event_id = 'data-e7' order by occurred_at, user_id, type",
                "?customer=data-u1&sort=-occurred_at | user_id = 'data-u1' order by occurred_at desc, event_id desc,"
                        + " type desc",
                "?product=data-p1&device=mobile | product_id = 'data-p1' and device = 'mobile'"
                        + " order by event_id, occurred_at, user_id, type",
                "?order=data-1:x&session=s-3 | order_id = 'data-1:x' and session_id = 's-3'"
                        + " order by event_id, occurred_at, user_id, type",
                "?campaign=data-k0&from=2026-03-01&to=2026-04-01 | campaign_id = 'data-k0'"
                        + " and occurred_at >= '2026-03-01Z' and occurred_at < '2026-04-01Z'"
                        + " order by event_id, occurred_at, user_id, type",
            })
    void shouldSelectEvents(String query, String condition) {
        String key = "event_id || user_id || type || extract(epoch from occurred_at)::bigint";
        List<String> listed = data.all("events" + query, 7).stream()
                .map(event -> text(event, "event_id")
                        + text(event, "user_id")
                        + text(event, "type")
                        + Instant.parse(text(event, "occurred_at")).getEpochSecond())
                .toList();
        assertThat(listed).containsExactlyElementsOf(data.sql(statement(key, "warehouse.events", condition)));
    }

    private void assertEqualToSql(String path, String key, String table, String condition) {
        assertEqualToSql(path, key, table, key, condition);
    }

    private void assertEqualToSql(String path, String field, String table, String key, String condition) {
        List<String> expected = data.sql(statement(key, table, condition));
        for (int pageSize : new int[] {7, 1_000}) {
            assertThat(data.all(path, pageSize).stream().map(row -> text(row, field)))
                    .as("%s by %s", path, pageSize)
                    .containsExactlyElementsOf(expected);
        }
    }

    private static String statement(String key, String table, String condition) {
        return "select %s from %s where %s".formatted(key, table, condition);
    }

    private static String text(JsonNode row, String field) {
        return row.get(field).stringValue();
    }

    @Test
    void shouldNameTheLoadAndAnswerNotModifiedUntilTheNext() {
        String path = "/api/data/orders?status=PAID";
        assertThat(data.json("orders?status=PAID").get("as_of").stringValue()).isEqualTo("2026-03-01T10:00:00Z");
        String tag = api.get(path).headers().firstValue("ETag").orElseThrow();

        assertThat(api.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(api.get(path + "&page_size=7", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
        assertThat(api.get(path + "&format=csv&page_size=100", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(200);
        SharedApi.warehouse().execute("update ops.sink_offsets set next_offset = next_offset + 1");
        assertThat(api.get(path, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }
}
