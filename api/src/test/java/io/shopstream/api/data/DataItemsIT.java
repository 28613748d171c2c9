package io.shopstream.api.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.CsvReader;
import io.shopstream.api.support.DataClient;
import io.shopstream.api.support.DataRows;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.SharedApi;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Single rows by their id, in the path and as a parameter, and the description of all addresses. */
class DataItemsIT {
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

    private static final Map<String, String> ROWS = Map.of(
            "users/data-u2",
            """
            {"user_id":"data-u2","name":"***","email":"***@***","country":"Côte d'Ivoire","city":null,\
            "customer_type":"business","registered_at":"2026-02-01T00:00:00.000001Z","inferred":false,\
            "deleted":true,"version":9}""",
            "categories/data-c2",
            """
            {"category_id":"data-c2","name":null,"department":null,"inferred":true,"deleted":false,"version":0}""",
            "products/data-p1",
            """
            {"product_id":"data-p1","name":"P, \\"1\\"","category_id":"data-c1","currency":"EUR","price":"1.25",\
            "cost":null,"stock_quantity":-4,"active":true,"inferred":false,"deleted":false,"version":1}""",
            "campaigns/data-k0",
            """
            {"campaign_id":"data-k0","name":"Spring","channel":"email","starts_on":"2026-03-01",\
            "ends_on":"2026-03-31","currency":"USD","budget":"2500.50","inferred":false,"deleted":false,\
            "version":1}""",
            "orders/data-18%2F%C3%9C%20",
            """
            {"order_id":"data-18/Ü ","version":1,"kind":"RETURN","status":"PLACED","stands":true,\
            "user_id":"data-u2","placed_at":"2026-03-27T23:51:00.000003Z","updated_at":"2026-03-29T01:00:18Z",\
            "currency":"USD","total":"-18.90","shipping_country":"Norway","shipping_city":"Oslo","channel":"web",\
            "campaign_id":"data-k0","session_id":null}""",
            "order-items/data-9:x:2",
            """
            {"id":"data-9:x:2","order_id":"data-9:x","line_no":2,"placed_at":"2026-03-27T22:37:00.000001Z",\
            "product_id":"data-p2","category_id":"data-c0","quantity":-2,"unit_price":"1.05","unit_cost":"0.50",\
            "line_total":"-2.10","currency":"EUR"}""",
            "order-status-changes/data-5:x:3",
            """
            {"id":"data-5:x:3","order_id":"data-5:x","version":3,"status":"CANCELLED",\
            "changed_at":"2026-03-28T00:07:00.000001Z"}""",
            "events/data-e0",
            """
            {"event_id":"data-e0","session_id":"s-1","user_id":"data-u1","type":"PRODUCT_VIEW","product_id":null,\
            "order_id":"data-1:x","occurred_at":"2026-02-27T00:00:00Z","device":"desktop","campaign_id":null}""");

    @Test
    void shouldAnswerEveryColumnOfARow() {
        ROWS.forEach((path, row) -> {
            HttpResponse<String> answer = api.get("/api/data/" + path);
            assertThat(answer.body())
                    .as(path)
                    .isEqualTo("{\"item\":%s,\"as_of\":\"2026-03-01T10:00:00Z\"}".formatted(row));
            int slash = path.indexOf('/');
            String byParameter = path.substring(0, slash) + "?id=" + path.substring(slash + 1);
            assertThat(api.get("/api/data/" + byParameter).body()).isEqualTo(answer.body());
        });
    }

    @Test
    void shouldAnswerASingleRowAsCsvAndNdjson() {
        assertThat(CsvReader.read(
                        api.get("/api/data/orders?id=data-1:x&format=csv").body()))
                .hasSize(2)
                .last()
                .satisfies(cells -> assertThat(cells).startsWith("data-1:x", "2", "SALE"));
        assertThat(api.get("/api/data/orders?id=data-1:x&format=ndjson").body())
                .startsWith("{\"order_id\":\"data-1:x\",\"version\":2,")
                .endsWith("}\n");
    }

    @Test
    void shouldAnswerTheEarliestOfSeveralEventsAndListAll() {
        JsonNode all = data.json("events?event=data-e3");

        assertThat(all.get("items")).hasSize(2);
        assertThat(data.json("events/data-e3").get("item"))
                .isEqualTo(all.get("items").get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"orders/nobody", "order-items/data-1:x", "order-items/data-1:x:9", "events?id=no", "users/x"})
    void shouldAnswerNotFound(String path) {
        HttpResponse<String> answer = api.get("/api/data/" + path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("the warehouse has no row with this id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders?id=a&status=PAID | status | cannot be combined with 'id'",
                "orders?id=a&page_size=1 | page_size | cannot be combined with 'id'",
                "orders/a?status=PAID | status | is not known here; known are format",
                "orders?state=PAID | state | is not known here; known are campaign, channel, country, currency,",
                "orders?status=PAID&status=PLACED | status | is given more than once",
                "orders?status=paid | status | must be one of PLACED, PAID",
                "orders?min_total=5 | currency | is required with 'min_total'",
                "orders?page_size=1001 | page_size | must be a whole number from 1 to 1000",
                "orders?page_token=AAAA | page_token | must be the next_page_token of an earlier answer",
                "orders?format=csv&page_token=AAAA | page_token | must be the next_page_token",
                "order-items?sort=placed_at | sort | must be one of id, -id",
                "events?sort=occurred_at | sort | by occurred_at is possible only with 'customer'",
                "users?page_size=x | page_size | must be a whole number",
            })
    void shouldNameTheParameterAndTheRemedy(String path, String parameter, String remedy) {
        HttpResponse<String> answer = api.get("/api/data/" + path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode problem = RunningApi.json(answer);
        assertThat(problem.get("parameter").stringValue()).isEqualTo(parameter);
        assertThat(problem.get("detail").stringValue()).contains(remedy);
    }

    @Test
    void shouldDescribeFiltersFormatsAndExamples() {
        JsonNode document = RunningApi.json(api.get("/v3/api-docs"));
        JsonNode orders = document.at("/paths/~1api~1data~1orders/get");

        assertThat(orders.get("parameters").valueStream().map(each -> each.get("name")
                        .stringValue()))
                .containsExactlyInAnyOrder(
                        "id",
                        "from",
                        "to",
                        "status",
                        "kind",
                        "stands",
                        "country",
                        "channel",
                        "customer",
                        "campaign",
                        "currency",
                        "min_total",
                        "sort",
                        "page_size",
                        "page_token",
                        "format");
        JsonNode content = orders.at("/responses/200/content");
        assertThat(content.propertyNames())
                .containsExactlyInAnyOrder("application/json", "text/csv", "application/x-ndjson");
        assertThat(content.at("/application~1json/example/items/0/order_id").stringValue())
                .isEqualTo("o-1");
        assertThat(content.at("/application~1json/schema/anyOf/0/$ref").stringValue())
                .isEqualTo("#/components/schemas/DataPageOrderRow");
        assertThat(document.at("/components/schemas/DataPageOrderRow/properties/items/items/$ref")
                        .stringValue())
                .isEqualTo("#/components/schemas/OrderRow");
        assertThat(document.at("/components/schemas/OrderRow/properties").propertyNames())
                .contains("order_id", "shipping_country", "total");
        assertThat(document.at("/paths/~1api~1data~1orders~1{id}/get/responses/200/content/application~1json/example")
                        .at("/item/total")
                        .stringValue())
                .isEqualTo("25.00");
    }
}
