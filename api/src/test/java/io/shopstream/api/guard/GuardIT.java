package io.shopstream.api.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.api.support.DataClient;
import io.shopstream.api.support.GuardedApi;
import io.shopstream.api.support.RunningApi;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Personal data, limits, the audit and pages of other sites. */
class GuardIT {
    private static final String[] OPERATOR = {"X-API-Key", GuardedApi.OPERATOR_KEY};

    private final GuardedApi api = GuardedApi.get();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/data/users?id=guard-u",
                "/api/data/users/guard-u",
                "/api/data/users",
                "/api/data/users?format=csv",
                "/api/data/users?format=ndjson",
                "/api/rejected?consumer_group=guard",
                "/api/rejected?consumer_group=guard&format=csv",
            })
    void shouldShowNamesAndAddressesToOperatorsOnly(String path) {
        addCustomer();
        HttpResponse<String> operator = api.get(path, OPERATOR);
        HttpResponse<String> reader = api.get(path, api.newKey("reader").header());

        assertThat(operator.body()).contains("guard-u", "Ada Lovelace", "ada@example.org");
        assertThat(reader.statusCode()).as(reader.body()).isEqualTo(200);
        assertThat(decoded(reader.body())).contains("guard-u").doesNotContain("Ada", "Lovelace", "ada@", "example.org");
        assertThat(reader.headers().firstValue("ETag"))
                .as("an operator's answer is no reader's")
                .isNotEqualTo(operator.headers().firstValue("ETag"));
        try (RunningApi local = RunningApi.start(
                Map.of("shopstream.warehouse.url", api.warehouse().url()))) {
            assertThat(decoded(local.get(path).body()))
                    .as("without a key")
                    .contains("guard-u")
                    .doesNotContain("Ada", "Lovelace", "ada@", "example.org");
        }
    }

    private void addCustomer() {
        api.warehouse().execute("""
            insert into warehouse.users (user_id, name, email, version)
            values ('guard-u', 'Ada Lovelace', 'ada@example.org', 1) on conflict do nothing;
            insert into ops.rejected_records (consumer_group, source_topic, source_partition, source_offset, reason,
                                              detail, raw_key, raw_value, rejected_at)
            values ('guard', 'shop.users#guard-u', 0, 1, 'field-missing', 'no country', 'guard-u',
              '{"user_id":"guard-u","name":"Ada Lovelace","email":"ada@example.org"}', now())
            on conflict do nothing\
            """);
    }

    /** With every run of Base64 in clear, too. */
    private static String decoded(String body) {
        StringBuilder all = new StringBuilder(body);
        Pattern.compile("[A-Za-z0-9+/]{20,}={0,2}").matcher(body).results().forEach(run -> {
            if (run.group().length() % 4 == 0) {
                all.append(new String(Base64.getDecoder().decode(run.group()), StandardCharsets.ISO_8859_1));
            }
        });
        return all.toString();
    }

    @Test
    void shouldLimitRequestsPerKey() {
        GuardedApi.Key other = api.newKey("reader");
        GuardedApi.Key busy = api.newKey("reader");
        try (GuardedApi slow = GuardedApi.start(api.warehouse(), Map.of("shopstream.guard.requests-per-second", 1))) {
            HttpResponse<String> last = slow.get("/api/etl/status", busy.header());
            assertThat(last.headers().firstValue("RateLimit-Policy")).contains("\"requests\";q=1;w=1");
            assertThat(last.headers().firstValue("RateLimit").orElse("")).matches("\"requests\";r=[01];t=[01]");
            // More than one a second in the long run, however slow this machine is.
            for (int request = 0; request < 1_000 && last.statusCode() != 429; request++) {
                last = slow.get("/api/etl/status", busy.header());
            }
            assertThat(last.statusCode()).isEqualTo(429);
            assertThat(last.body()).contains("/problems/rate-limit-exceeded");
            assertThat(last.headers().firstValue("Retry-After")).contains("1");
            assertThat(last.headers().firstValue("RateLimit").orElse("")).contains("r=0");
            // Not of this key: its first request may be one of an unknown key, which counts for the address.
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                            slow.get("/api/etl/status", other.header()).statusCode())
                    .isEqualTo(200));
            assertThat(untilLimited(slow, "GET", "/api/etl/status", "X-API-Key", "guess"))
                    .as("whoever tries keys")
                    .isSubsetOf(401, 429);
            assertThat(untilLimited(slow, "GET", "/api/etl/status", "X-API-Key", "guess", "X-API-Key", "another"))
                    .as("whoever tries several at once")
                    .isSubsetOf(401, 429);
            assertThat(untilLimited(slow, "DELETE", "/api/session"))
                    .as("whoever ends no session")
                    .isSubsetOf(204, 429);
            assertThat(slow.get("/js/live/main.js").statusCode()).isEqualTo(200);
        }
    }

    /** All statuses of requests until one is refused as one too many. */
    private static Set<Integer> untilLimited(GuardedApi api, String method, String path, String... headers) {
        Set<Integer> statuses = new HashSet<>();
        for (int request = 0; request < 1_000 && !statuses.contains(429); request++) {
            statuses.add(api.send(method, path, null, headers).statusCode());
        }
        assertThat(statuses).contains(429);
        return statuses;
    }

    @Test
    void shouldNotLimitUnlessConfiguredOnALoopbackAddress() {
        try (RunningApi local = RunningApi.start(Map.of())) {
            assertThat(local.get("/api/etl/status").headers().firstValue("RateLimit"))
                    .isEmpty();
        }
    }

    @Test
    void shouldRecordWhoChangedWhat() {
        GuardedApi.Key key = api.newKey("operator");

        api.send("POST", "/api/keys", "{\"name\": \"Ada Lovelace\", \"role\": \"reader\"}", key.header());
        api.send("DELETE", "/api/keys/nobody", null, key.header());
        api.send("POST", "/api/etl/load-data", "{\"tables\": [\"secret\"]}", key.header());
        api.send("POST", "/api/etl/status", "{}", key.header());
        api.get("/api/status", key.header());
        String session = api.send("POST", "/api/session", "{\"key\": \"" + key.text() + "\"}")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";", 2)[0];
        api.send("POST", "/api/session", "{\"key\": \"x\"}");
        api.send("DELETE", "/api/session", null);
        api.send("DELETE", "/api/session", null, "Cookie", session);

        DataClient sql = new DataClient(api.running(), api.warehouse());
        String query = "select concat_ws(' ', who, address, method, path) from ops.api_audit where key_id = '"
                + key.id() + "' order by entry_id";
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(sql.sql(query))
                .containsExactly(
                        "operator of a test 127.0.0.1 POST /api/keys",
                        "operator of a test 127.0.0.1 DELETE /api/keys/{key_id}",
                        "operator of a test 127.0.0.1 POST /api/etl/load-data",
                        "operator of a test 127.0.0.1 POST /api/session",
                        "operator of a test 127.0.0.1 DELETE /api/session"));
        assertThat(sql.sql("select who from ops.api_audit where path = '/api/session' and key_id is null"))
                .as("whoever has no key fills no audit")
                .isEmpty();
        assertThat(sql.sql(
                        "select status from ops.api_audit where key_id = '" + key.id() + "' order by entry_id limit 2"))
                .containsExactly("201", "404");
        assertThat(sql.sql("select detail from ops.api_audit where key_id = '" + key.id() + "' and status = 201"))
                .singleElement()
                .asString()
                .matches("key [0-9A-Za-z]{12}, reader");
        assertThat(sql.sql("select a::text from ops.api_audit a").toString())
                // Not the first name: three letters occur in the random id of a key.
                .doesNotContain("Lovelace", "secret", key.text());
    }

    private static void assertShowsMetricsAndNothingElse(GuardedApi api) {
        assertThat(api.get("/actuator/prometheus").statusCode()).isEqualTo(200);
        assertThat(api.send("POST", "/actuator/prometheus", "{}").statusCode()).isEqualTo(401);
        assertThat(api.get("/actuator/health/../prometheus").statusCode()).isEqualTo(401);
        assertThat(api.get("/actuator/health/feed").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldLetPagesOfNamedSitesAskAndNoOthers() {
        String shop = "https://shop.example.org";
        try (GuardedApi open = GuardedApi.start(
                api.warehouse(),
                Map.of(
                        "shopstream.guard.cors-origins",
                        shop + ", https://other.example.org",
                        "shopstream.open-metrics",
                        true))) {
            assertShowsMetricsAndNothingElse(open);
            HttpResponse<String> asked = open.send(
                    "OPTIONS",
                    "/api/status",
                    null,
                    "Origin",
                    shop,
                    "Access-Control-Request-Method",
                    "GET",
                    "Access-Control-Request-Headers",
                    "x-api-key");
            assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
            assertThat(asked.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains(shop);
            assertThat(asked.headers()
                            .firstValue("Access-Control-Allow-Headers")
                            .orElse(""))
                    .containsIgnoringCase("x-api-key");
            assertThat(asked.headers().firstValue("Access-Control-Allow-Credentials"))
                    .isEmpty();

            HttpResponse<String> answer = open.get(
                    "/api/etl/status",
                    "Origin",
                    shop,
                    "Sec-Fetch-Site",
                    "cross-site",
                    "X-API-Key",
                    GuardedApi.OPERATOR_KEY);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains(shop);
            assertThat(open.get("/api/etl/status", "Origin", shop).statusCode())
                    .as("without a key")
                    .isEqualTo(401);
            String own = "https://127.0.0.2:" + open.running().port();
            assertThat(open.get("/api/etl/status", "Origin", own, "X-API-Key", GuardedApi.OPERATOR_KEY)
                            .statusCode())
                    .as("the service's own page, behind a proxy that speaks https")
                    .isEqualTo(200);
            for (String stranger : List.of("https://evil.example", "http://shop.example.org", shop + ".evil.example")) {
                assertThat(open.get("/api/etl/status", "Origin", stranger, "X-API-Key", GuardedApi.OPERATOR_KEY)
                                .statusCode())
                        .as(stranger)
                        .isEqualTo(403);
            }
        }
        assertThat(api.get("/api/etl/status", "Origin", shop, "X-API-Key", GuardedApi.OPERATOR_KEY)
                        .statusCode())
                .as("off by default")
                .isEqualTo(403);
    }

    @Test
    void shouldWantAKeyOfPagesOfNamedSitesOnALoopbackAddress() {
        String shop = "https://shop.example.org";
        String reader = api.newKey("reader").text();
        try (RunningApi local = RunningApi.start(
                Map.of("shopstream.warehouse.url", api.warehouse().url(), "shopstream.guard.cors-origins", shop))) {
            assertThat(local.get("/api/etl/status", "Origin", shop).statusCode())
                    .isEqualTo(401);
            assertThat(local.get("/api/keys", "Origin", shop).statusCode()).isEqualTo(401);
            assertThat(local.get("/api/etl/status", "Origin", shop, "X-API-Key", reader)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(local.get("/api/etl/status").statusCode()).isEqualTo(200);
        }
    }
}
