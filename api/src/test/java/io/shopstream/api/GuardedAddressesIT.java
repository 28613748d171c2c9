package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.GuardedApi;
import io.shopstream.api.support.RunningApi;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bound to all addresses, no address of the service has data or takes a change without a key. */
class GuardedAddressesIT {
    private static final Pattern OPEN =
            Pattern.compile("(GET|HEAD) (/|/index.html|/icon.svg|/session.html|/analysis.html|/wall.html"
                    + "|/executive|/sales|/customers|/products|/pipeline|/reports|/wall"
                    + "|/favicon.ico|/(css|js|maps|webjars|problems)/.*|/api/health|/actuator/health(/liveness|/readiness)?)"
                    + "|[A-Z]+ /api/session");

    private final GuardedApi api = GuardedApi.get();

    @Test
    void shouldNeedAKeyAtEveryAddress() {
        String unknown = "sk_abcdefghijkl_" + "x".repeat(43);
        List<String[]> wrongOnes = List.of(
                new String[] {},
                new String[] {"X-API-Key", ""},
                new String[] {"X-API-Key", unknown},
                new String[] {"X-API-Key", GuardedApi.OPERATOR_KEY + "0"},
                new String[] {"X-API-Key", "'; drop table ops.api_keys; --"},
                new String[] {"X-API-Key", GuardedApi.OPERATOR_KEY, "X-API-Key", GuardedApi.OPERATOR_KEY},
                new String[] {"Authorization", "Bearer " + GuardedApi.OPERATOR_KEY},
                new String[] {"Cookie", "shopstream_session=" + GuardedApi.OPERATOR_KEY},
                new String[] {"X-Forwarded-For", "127.0.0.1"});
        Set<String> addresses = Addresses.of(api.running().context());
        assertThat(addresses)
                .contains("POST /api/keys", "GET /api/status", "GET /v3/api-docs", "GET /actuator/prometheus");
        List<String> wrong = new ArrayList<>();
        for (String address : addresses) {
            String[] parts = address.split(" ");
            if (!OPEN.matcher(address).matches()) {
                for (String[] headers : wrongOnes) {
                    HttpResponse<String> answer = api.send(parts[0], parts[1], "{}", headers);
                    if (answer.statusCode() != 401
                            || !answer.body().contains("/problems/key-required")
                            || answer.headers().firstValue("WWW-Authenticate").isEmpty()) {
                        wrong.add("%s %s: %d %s"
                                .formatted(address, List.of(headers), answer.statusCode(), answer.body()));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/health/../status",
                "/api/%73tatus",
                "//api/status",
                "/css/../api/status",
                "/css/..%2fapi/status",
                "/problems/%2e%2e/api/status",
                "/api/health%2f..%2fstatus",
                "/api/session/../keys",
                "/api/status/",
                "/api/keys?api_key=" + GuardedApi.OPERATOR_KEY,
            })
    void shouldNeedAKeyUnderEverySpelling(String path) {
        HttpResponse<String> answer = api.get(path);

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/js/live/main.js",
                "/css/tokens.css",
                "/sales",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/problems/key-required"
            })
    void shouldShowFilesAndHealthToEverybody(String path) {
        assertThat(api.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldTellEverybodyWhetherItIsHealthy() {
        HttpResponse<String> answer = api.get("/api/health");

        // No other service runs here.
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(RunningApi.json(answer).get("type").stringValue()).isEqualTo("/problems/unhealthy");
        assertThat(RunningApi.json(answer).get("parts")).isNotEmpty().allSatisfy(part -> assertThat(
                        part.get("detail").isNull())
                .as("what is wrong is for readers: %s", part)
                .isTrue());
    }

    @Test
    void shouldProtectRefusalsAsOtherAnswers() {
        for (HttpResponse<String> answer :
                List.of(api.get("/api/status"), api.get("/api/status", "Origin", "https://evil.example"))) {
            assertThat(answer.statusCode()).isIn(401, 403);
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        }
    }
}
