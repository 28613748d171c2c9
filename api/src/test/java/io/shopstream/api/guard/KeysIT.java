package io.shopstream.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.DataClient;
import io.shopstream.api.support.GuardedApi;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.TestWarehouse;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Keys and roles of a service that other machines can reach. */
class KeysIT {
    private static final String[] OPERATOR = {"X-API-Key", GuardedApi.OPERATOR_KEY};

    private final GuardedApi api = GuardedApi.get();
    private final DataClient sql = new DataClient(api.running(), api.warehouse());

    // 2xx and 4xx of the address itself, which are not the guard's: 202, 400, 404, 409 and 422; 503 of other services.
    @ParameterizedTest
    @CsvSource({
        "reader, GET, /api/status, true",
        "reader, POST, /api/etl/status, true",
        "reader, GET, /actuator/prometheus, true",
        "reader, GET, /v3/api-docs, true",
        "reader, POST, /api/ingest/orders, false",
        "reader, POST, /api/etl/load-data, false",
        "reader, POST, /api/etl/generate-data, false",
        "reader, GET, /api/keys, false",
        "reader, GET, /api/%6beys, false",
        "reader, POST, /api/keys, false",
        "reader, DELETE, /api/keys/x, false",
        "reader, GET, /api/audit, false",
        "ingest, POST, /api/ingest/orders, true",
        "ingest, POST, /api/ingest/events, true",
        "ingest, GET, /api/status, false",
        "ingest, GET, /api/data/users, false",
        "ingest, POST, /api/etl/load-data, false",
        "ingest, POST, /api/keys, false",
        "ingest, GET, /api/audit, false",
        "ingest, GET, /actuator/prometheus, false",
        "operator, GET, /api/status, true",
        "operator, POST, /api/ingest/orders, true",
        "operator, POST, /api/etl/load-data, true",
        "operator, GET, /api/keys, true",
        "operator, DELETE, /api/keys/x, true",
        "operator, GET, /api/audit, true",
    })
    void shouldAllowWhatTheRoleAllows(String role, String method, String path, boolean allowed) {
        HttpResponse<String> answer =
                api.send(method, path, "[]", api.newKey(role).header());

        if (allowed) {
            assertThat(answer.statusCode()).as(answer.body()).isNotIn(401, 403);
        } else {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
            assertThat(answer.body()).contains("/problems/role-not-sufficient", role);
        }
    }

    @Test
    void shouldShowAKeyOnceAndKeepOnlyItsHash() {
        GuardedApi.Key key = api.newKey("reader");

        assertThat(key.text()).matches("sk_" + key.id() + "_[0-9A-Za-z]{43}");
        assertThat(sql.sql("select secret_hash = sha256('" + key.text() + "') from ops.api_keys where key_id = '"
                        + key.id() + "'"))
                .containsExactly("t");
        assertThat(sql.sql("select k::text from ops.api_keys k").toString())
                .doesNotContain(key.text().substring(key.text().lastIndexOf('_') + 1));
        HttpResponse<String> list = api.get("/api/keys?page_size=1000", OPERATOR);
        assertThat(list.body()).doesNotContain(key.text()).contains(key.id());
        JsonNode item = item(key.id());
        assertThat(item.get("role").stringValue()).isEqualTo("reader");
        assertThat(item.get("name").stringValue()).isEqualTo("reader of a test");
        assertThat(item.get("created_by").stringValue()).isEqualTo("environment");
        assertThat(item.get("last_used_at").isNull()).isTrue();

        assertThat(api.get("/api/etl/status", key.header()).statusCode()).isEqualTo(200);
        assertThat(item(key.id()).get("last_used_at").isNull()).isFalse();
    }

    @Test
    void shouldRefuseARevokedKeyAtOnce() {
        GuardedApi.Key key = api.newKey("reader");
        assertThat(api.get("/api/etl/status", key.header()).statusCode()).isEqualTo(200);

        HttpResponse<String> revoked = api.send("DELETE", "/api/keys/" + key.id(), null, OPERATOR);

        assertThat(revoked.statusCode()).isEqualTo(200);
        assertThat(RunningApi.json(revoked).at("/item/revoked_at").isNull()).isFalse();
        assertThat(api.get("/api/etl/status", key.header()).statusCode()).isEqualTo(401);
        HttpResponse<String> again = api.send("DELETE", "/api/keys/" + key.id(), null, OPERATOR);
        assertThat(RunningApi.json(again).get("item"))
                .as("the first time counts")
                .isEqualTo(RunningApi.json(revoked).get("item"));
        assertThat(api.send("DELETE", "/api/keys/nobody", null, OPERATOR).statusCode())
                .isEqualTo(404);
        assertThat(api.send("DELETE", "/api/keys/%00", null, OPERATOR).statusCode())
                .isIn(400, 404);
    }

    @Test
    void shouldListKeysPageByPageTheNewestFirst() {
        List<String> made = new ArrayList<>();
        for (int key = 0; key < 3; key++) {
            made.addFirst(api.newKey("reader").id());
        }
        HttpResponse<String> first = api.get("/api/keys?page_size=2", OPERATOR);
        String token = RunningApi.json(first).get("next_page_token").stringValue();
        HttpResponse<String> second = api.get("/api/keys?page_size=2&page_token=" + token, OPERATOR);

        assertThat(ids(first)).containsExactlyElementsOf(made.subList(0, 2));
        assertThat(ids(second)).startsWith(made.get(2));
        assertThat(first.headers().firstValue("Link").orElse("")).contains("page_token=" + token);
        assertThat(first.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(RunningApi.json(first).has("as_of")).isTrue();
        assertThat(api.get("/api/keys?format=csv", OPERATOR).body())
                .startsWith("id,name,role,created_at,created_by,last_used_at,revoked_at\r\n" + made.getFirst());
        assertThat(api.get("/api/keys?sort=created_at&page_token=" + token, OPERATOR)
                        .statusCode())
                .as("a token of another order")
                .isEqualTo(400);
    }

    private static List<String> ids(HttpResponse<String> page) {
        return RunningApi.json(page)
                .get("items")
                .valueStream()
                .map(item -> item.get("id").stringValue())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; name",
                "{\"name\": \"\", \"role\": \"reader\"}; name",
                "{\"name\": 7, \"role\": \"reader\"}; name",
                "{\"name\": \"a\\u0000b\", \"role\": \"reader\"}; name",
                "{\"name\": \"a\"}; role",
                "{\"name\": \"a\", \"role\": \"admin\"}; role",
                "{\"name\": \"a\", \"role\": \"READER\"}; role",
                "{\"name\": \"a\", \"role\": \"reader\", \"id\": \"b\"}; id",
            })
    void shouldNameTheWrongField(String body, String field) {
        HttpResponse<String> answer = api.send("POST", "/api/keys", body, OPERATOR);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(RunningApi.json(answer).get("parameter").stringValue()).isEqualTo(field);
    }

    @Test
    void shouldNotBeOpenWhileTheWarehouseIsAway() {
        try (GuardedApi lonely = GuardedApi.start(
                api.warehouse(), Map.of("shopstream.warehouse.url", "jdbc:postgresql://127.0.0.1:1/warehouse"))) {
            HttpResponse<String> answer =
                    lonely.get("/api/etl/status", api.newKey("reader").header());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.body()).contains("/problems/dependency-unavailable", "warehouse");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            // What cannot be a key needs no look-up, and the key of the settings none either.
            assertThat(lonely.get("/api/etl/status", "X-API-Key", "x").statusCode())
                    .isEqualTo(401);
            assertThat(lonely.get("/api/etl/status", OPERATOR).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldKeepAnswersApartInCaches() {
        assertThat(api.get("/api/status", OPERATOR).headers().allValues("Vary"))
                .anySatisfy(vary ->
                        assertThat(vary).containsIgnoringCase("X-API-Key").containsIgnoringCase("Cookie"));
    }

    @Test
    void shouldCheckAKeyThatIsGivenOnALoopbackAddress() {
        TestWarehouse warehouse = api.warehouse();
        try (RunningApi local = RunningApi.start(Map.of("shopstream.warehouse.url", warehouse.url()))) {
            String reader = api.newKey("reader").text();
            assertThat(local.get("/api/etl/status").statusCode()).isEqualTo(200);
            assertThat(local.get("/api/keys").statusCode()).isEqualTo(200);
            assertThat(local.get("/api/etl/status", "X-API-Key", reader).statusCode())
                    .isEqualTo(200);
            assertThat(local.get("/api/keys", "X-API-Key", reader).statusCode()).isEqualTo(403);
            assertThat(local.get("/api/etl/status", "X-API-Key", "x").statusCode())
                    .isEqualTo(401);
            assertThat(local.get("/api/etl/status", "Cookie", "shopstream_session=old")
                            .statusCode())
                    .as("a browser that still has the cookie of an earlier session")
                    .isEqualTo(200);
            assertThat(local.get("/api/keys", "X-Forwarded-For", "203.0.113.9").statusCode())
                    .as("through a proxy")
                    .isEqualTo(403);
        }
    }

    private JsonNode item(String id) {
        for (JsonNode item :
                RunningApi.json(api.get("/api/keys?page_size=1000", OPERATOR)).get("items")) {
            if (item.get("id").stringValue().equals(id)) {
                return item;
            }
        }
        throw new AssertionError("no key " + id);
    }
}
