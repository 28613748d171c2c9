package io.shopstream.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.api.support.CsvReader;
import io.shopstream.api.support.DataClient;
import io.shopstream.api.support.DataRows;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.SharedApi;
import io.shopstream.api.support.TestWarehouse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** CSV and NDJSON have the same rows and values as JSON, to the last one or not at all. */
class DataExportsIT {
    private static final JsonMapper JSON = new JsonMapper();

    private final TestWarehouse warehouse = SharedApi.warehouse();
    private final RunningApi api = SharedApi.get();
    private final DataClient data = new DataClient(api, warehouse);

    @BeforeAll
    static void insertRows() {
        DataRows.insert(SharedApi.warehouse());
    }

    @AfterAll
    static void removeRows() {
        DataRows.remove(SharedApi.warehouse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users?sort=id",
                "categories?sort=-id",
                "products?active=true",
                "campaigns?sort=id",
                "orders?kind=RETURN",
                "orders?sort=id",
                "orders?customer=nobody",
                "order-items?sort=id",
                "order-status-changes?sort=id",
                "events?sort=id",
            })
    void shouldHaveTheValuesOfJson(String path) {
        List<JsonNode> items = data.all(path, 1_000);
        HttpResponse<String> ndjson = api.get("/api/data/" + path, "Accept", "application/x-ndjson");
        HttpResponse<String> csv = api.get("/api/data/" + path + "&format=csv");

        assertThat(ndjson.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        assertThat(ndjson.body().lines().map(JSON::readTree)).containsExactlyElementsOf(items);
        assertThat(csv.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        List<List<String>> records = CsvReader.read(csv.body());
        List<String> columns = records.getFirst();
        assertThat(records.subList(1, records.size()))
                .containsExactlyElementsOf(
                        items.stream().map(item -> cells(item, columns)).toList());
        items.forEach(item -> assertThat(item.propertyNames()).containsExactlyElementsOf(columns));
    }

    private static List<String> cells(JsonNode item, List<String> columns) {
        return columns.stream().map(column -> cell(item.get(column), column)).toList();
    }

    private static String cell(JsonNode value, String column) {
        String text = value.isNull() ? "" : value.asString();
        boolean amount = List.of("total", "unit_price", "unit_cost", "line_total", "price", "cost", "budget")
                .contains(column);
        boolean formula = value.isString() && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return formula && !amount ? "'" + text : text;
    }

    @Test
    void shouldNotEscapeNegativeAmounts() {
        String csv = api.get("/api/data/orders?kind=RETURN&format=csv").body();

        assertThat(csv).contains(",-9.45,").doesNotContain("'-9.45");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?format=csv", "?format=ndjson", "?page_size=10&format=csv", "?format=json"})
    void shouldMaskNamesAndAddresses(String query) {
        String users = api.get("/api/data/users" + query).body();

        assertThat(users).contains("***@***", "data-u0", "Norway");
        assertThat(users).doesNotContain("example.org", "Ada", "Lovelace", "Bob", "Name ");
        assertThat(api.get("/api/data/users/data-u0").body())
                .contains("***@***")
                .doesNotContain("Ada", "example");
        assertThat(api.get("/api/data/users?id=data-u0&format=csv").body()).doesNotContain("Ada", "example");
    }

    @Test
    void shouldGiveOnePageOnRequest() {
        assertThat(api.get("/api/data/orders?format=csv&page_size=10").body().lines())
                .hasSize(11);
        assertThat(api.get("/api/data/orders?format=ndjson&page_size=10").body().lines())
                .hasSize(10);
    }

    @Test
    void shouldReadMoreRowsThanABatchOnce() {
        warehouse.execute("""
                insert into warehouse.order_status_changes
                select 'data-many-' || n % 40, n, 'PAID', timestamptz '2026-03-01Z' + n / 7 * interval '1 minute'
                from generate_series(1, 12003) n""");
        List<String> expected = data.sql("select order_id || ':' || version from warehouse.order_status_changes"
                + " order by changed_at desc, order_id desc, version desc");
        List<List<String>> records = CsvReader.read(
                api.get("/api/data/order-status-changes?format=csv").body());

        assertThat(records.stream().skip(1).map(List::getFirst)).containsExactlyElementsOf(expected);
    }

    @Test
    void shouldBreakOffAnExportThatCannotBeCompleted() throws IOException, InterruptedException {
        // More than what sockets hold, so that the server still reads when the table is gone.
        warehouse.execute("""
                insert into warehouse.order_status_changes
                select 'data-' || repeat('x', 180) || n, 1, 'PAID', '2026-03-01Z' from generate_series(1, 60000) n""");
        HttpRequest request = HttpRequest.newBuilder(api.uri("/api/data/order-status-changes?format=csv"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream body = client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body()) {
            assertThat(body.readNBytes(3)).isNotEmpty();
            warehouse.execute("alter table warehouse.order_status_changes rename to gone");

            assertThatThrownBy(() -> body.transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(IOException.class);
        } finally {
            warehouse.execute("alter table if exists warehouse.gone rename to order_status_changes;"
                    + " delete from warehouse.order_status_changes where order_id like 'data-xx%'");
        }
    }

    @Test
    void shouldSayWhichFormatsThereAre() {
        HttpResponse<String> answer = api.get("/api/data/orders?format=xml");

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.body()).contains("application/json or text/csv or application/x-ndjson");
        assertThat(api.get("/api/rejected?format=ndjson").statusCode()).isEqualTo(406);
    }

    @Test
    void shouldAnswerHeadOfAnExportWithoutReadingIt() {
        HttpResponse<String> answer = api.send(HttpRequest.newBuilder(api.uri("/api/data/events?format=ndjson"))
                .HEAD()
                .build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    }
}
