package io.shopstream.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.GuardedApi;
import io.shopstream.api.support.RunningApi;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sessions of browsers. */
class SessionsIT {
    private final GuardedApi api = GuardedApi.get();

    @Test
    void shouldTurnAKeyIntoACookie() {
        GuardedApi.Key key = api.newKey("reader");

        HttpResponse<String> opened = open(key.text());

        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
        assertThat(RunningApi.json(opened).get("key_id").stringValue()).isEqualTo(key.id());
        assertThat(RunningApi.json(opened).get("role").stringValue()).isEqualTo("reader");
        String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200")
                .doesNotContain("Secure", key.text(), key.id());
        String session = pair(opened);
        assertThat(api.get("/api/etl/status", "Cookie", session).statusCode()).isEqualTo(200);
        assertThat(api.get("/swagger-ui.html", "Cookie", session).statusCode()).isIn(200, 302);
        assertThat(api.get("/api/keys", "Cookie", session).statusCode()).isEqualTo(403);
        assertThat(api.get("/api/etl/status", "Cookie", session + "x").statusCode())
                .isEqualTo(401);

        HttpResponse<String> ended = api.send("DELETE", "/api/session", null, "Cookie", session);

        assertThat(ended.statusCode()).isEqualTo(204);
        assertThat(ended.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("shopstream_session=;", "Max-Age=0");
        assertThat(api.get("/api/etl/status", "Cookie", session).statusCode()).isEqualTo(401);
        assertThat(api.send("DELETE", "/api/session", null).statusCode()).isEqualTo(204);
    }

    @Test
    void shouldEndTheSessionsOfARevokedKey() {
        GuardedApi.Key key = api.newKey("operator");
        String session = pair(open(key.text()));
        assertThat(api.get("/api/keys", "Cookie", session).statusCode()).isEqualTo(200);

        api.send("DELETE", "/api/keys/" + key.id(), null, "X-API-Key", GuardedApi.OPERATOR_KEY);

        HttpResponse<String> answer = api.get("/api/keys", "Cookie", session);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    }

    @Test
    void shouldRefuseWhatIsNoKey() {
        HttpResponse<String> unknown = open("sk_abcdefghijkl_" + "x".repeat(43));
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.headers().firstValue("WWW-Authenticate"))
                .isEqualTo(api.get("/api/etl/status").headers().firstValue("WWW-Authenticate"))
                .isPresent();
        assertThat(open("x").statusCode()).isEqualTo(401);
        assertThat(open("").statusCode()).isEqualTo(400);
        assertThat(api.send("POST", "/api/session", "{\"key\": 7}").statusCode())
                .isEqualTo(400);
        assertThat(api.send("POST", "/api/session", "[]").statusCode()).isEqualTo(400);
        HttpResponse<String> large = open("x".repeat(65 << 10));
        assertThat(large.statusCode()).as(large.body()).isEqualTo(413);
        assertThat(large.body()).contains("/problems/content-too-large", "64 KiB");
    }

    @Test
    void shouldRefuseAChangeFromThePageOfAnotherSite() {
        String session = pair(open(api.newKey("operator").text()));

        HttpResponse<String> answer =
                api.send("POST", "/api/keys", "{}", "Cookie", session, "Origin", "https://evil.example");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("/problems/foreign-origin");
    }

    @Test
    void shouldBeForHttpsOnlyBehindSuchAProxy() {
        try (GuardedApi proxied = GuardedApi.start(api.warehouse(), Map.of("shopstream.guard.secure-cookie", true))) {
            HttpResponse<String> opened =
                    proxied.send("POST", "/api/session", "{\"key\": \"" + GuardedApi.OPERATOR_KEY + "\"}");
            assertThat(opened.headers().firstValue("Set-Cookie").orElseThrow()).contains("; Secure");
            String feed = proxied.get("/api/reports/feed.atom", "X-API-Key", GuardedApi.OPERATOR_KEY)
                    .body();
            assertThat(feed).contains("href=\"https://127.0.0.2:").doesNotContain("href=\"http:");
        }
    }

    private HttpResponse<String> open(String key) {
        return api.send("POST", "/api/session", "{\"key\": \"" + key + "\"}");
    }

    /** Name and value. */
    private static String pair(HttpResponse<String> opened) {
        return opened.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }
}
