package io.shopstream.schemas.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.schemas.client.ProblemJson;
import io.shopstream.schemas.query.QueryJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RequestGuardTest {
    private static final RequestGuard LOCAL = new RequestGuard(AllowedHosts.of("127.0.0.1", ""));
    private static final RequestGuard NAMED =
            new RequestGuard(AllowedHosts.of("127.0.0.1", " Shop.Example.org., 10.0.0.5,fe80::1 ,"));
    private static final RequestGuard PUBLIC = new RequestGuard(AllowedHosts.of("0.0.0.0", "shop.example.org"));
    private static final RequestGuard OPEN = new RequestGuard(AllowedHosts.of("", "*"));

    /** @param headers as {@code Name: value} */
    private static int status(RequestGuard guard, String method, String... headers) {
        Refusal refusal = refusal(guard, method, "/api/status", headers);
        return refusal == null ? 200 : refusal.status();
    }

    private static @Nullable Refusal refusal(RequestGuard guard, String method, String path, String... headers) {
        Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header : headers) {
            String[] parts = header.split(": ?", 2);
            values.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
        }
        return guard.check(method, path, name -> values.getOrDefault(name, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        // Host, bound to loopback, with names in the setting, bound to every address, every name allowed
        "localhost, 200, 200, 200, 200",
        "localhost:8080, 200, 200, 200, 200",
        "LOCALHOST:8080, 200, 200, 200, 200",
        "localhost., 200, 200, 200, 200",
        "localhost:, 200, 200, 200, 200",
        "127.0.0.1, 200, 200, 200, 200",
        "127.0.0.1:18080, 200, 200, 200, 200",
        "127.255.0.9:1, 200, 200, 200, 200",
        "[::1], 200, 200, 200, 200",
        "[::1]:8080, 200, 200, 200, 200",
        "[0:0:0:0:0:0:0:1], 200, 200, 200, 200",
        "[::FFFF:127.0.0.1]:80, 200, 200, 200, 200",
        "shop.example.org, 421, 200, 200, 200",
        "SHOP.example.ORG.:443, 421, 200, 200, 200",
        "10.0.0.5:8080, 421, 200, 200, 200",
        "[fe80::1]:8080, 421, 200, 200, 200",
        "10.0.0.6, 421, 421, 200, 200",
        "[2001:db8::1]:8080, 421, 421, 200, 200",
        "evil.example, 421, 421, 421, 200",
        "evil.example:8080, 421, 421, 421, 200",
        "localhost.evil.example, 421, 421, 421, 200",
        "evil.localhost, 421, 421, 421, 200",
        "127.0.0.1.evil.example, 421, 421, 421, 200",
        "127.1, 421, 421, 421, 200",
        "127.0.0.01, 421, 421, 421, 200",
        "127.0.0.256, 421, 421, 421, 200",
        "2130706433, 421, 421, 421, 200",
        "0x7f000001, 421, 421, 421, 200",
        "0177.0.0.1, 421, 421, 421, 200",
        "0.0.0.0, 421, 421, 200, 200",
        "[::], 421, 421, 200, 200",
        "::1, 421, 421, 421, 421",
        "[::1, 421, 421, 421, 421",
        "[::1%lo], 421, 421, 421, 421",
        "[::1].evil.example, 421, 421, 421, 421",
        "evil.example@localhost, 421, 421, 421, 421",
        "localhost:80@evil.example, 421, 421, 421, 421",
        "localhost:80:80, 421, 421, 421, 421",
        "localhost/evil.example, 421, 421, 421, 421",
        "'localhost,evil.example', 421, 421, 421, 421",
        "'', 421, 421, 421, 421",
        "., 421, 421, 421, 421",
    })
    void shouldAnswerUnderItsOwnNamesOnly(String host, int local, int named, int everywhere, int open) {
        for (String method : List.of("GET", "HEAD", "DELETE", "OPTIONS")) {
            assertThat(status(LOCAL, method, "Host: " + host)).isEqualTo(local);
            assertThat(status(NAMED, method, "Host: " + host)).isEqualTo(named);
            assertThat(status(PUBLIC, method, "Host: " + host)).isEqualTo(everywhere);
            assertThat(status(OPEN, method, "Host: " + host)).isEqualTo(open);
        }
    }

    @Test
    void shouldRefuseNoHostSeveralHostsAndTheHostOfAProxy() {
        assertThat(status(LOCAL, "GET")).isEqualTo(421);
        assertThat(status(LOCAL, "GET", "Host: localhost", "Host: localhost")).isEqualTo(421);
        assertThat(status(LOCAL, "GET", "Host: evil.example", "X-Forwarded-Host: localhost"))
                .isEqualTo(421);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, http://localhost:8080, 200",
        "LOCALHOST:8080, http://localhost.:8080, 200",
        "localhost, http://localhost, 200",
        "localhost:80, http://localhost, 200",
        "localhost, https://localhost, 200",
        "[::1]:8080, http://[::1]:8080, 200",
        "localhost:8080, http://shop.example.org, 200",
        "localhost:8080, https://shop.example.org:9443, 200",
        "shop.example.org, https://shop.example.org, 200",
        "localhost:8080, http://localhost:3000, 403",
        "localhost:8080, http://localhost, 403",
        "localhost:8080, http://127.0.0.1:8080, 403",
        "localhost:8080, http://evil.example, 403",
        "localhost:8080, http://localhost:8080.evil.example, 403",
        "localhost:8080, http://localhost:8080/, 403",
        "localhost:8080, null, 403",
        "localhost:8080, '', 403",
        "localhost:8080, file://, 403",
        "localhost:8080, chrome-extension://localhost:8080, 403",
        "localhost:8080, 'http://localhost:8080 http://evil.example', 403",
    })
    void shouldRefuseTheOriginOfAnotherSite(String host, String origin, int status) {
        for (String method : List.of("GET", "HEAD", "OPTIONS", "DELETE", "POST")) {
            assertThat(status(NAMED, method, "Host: " + host, "Origin: " + origin, "Content-Type: application/json"))
                    .isEqualTo(status);
        }
    }

    @Test
    void shouldRefuseAnotherSitesRequestsAlsoWhereEveryHostIsAllowed() {
        assertThat(status(OPEN, "GET", "Host: a.example", "Origin: http://b.example"))
                .isEqualTo(403);
        assertThat(status(LOCAL, "GET", "Host: localhost", "Origin: http://localhost", "Origin: http://localhost"))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, same-origin, cors, empty, 200",
        "GET, none, navigate, document, 200",
        "GET, same-site, no-cors, image, 200",
        "GET, cross-site, navigate, document, 200",
        "GET, cross-site, navigate, iframe, 403",
        "GET, cross-site, no-cors, script, 403",
        "GET, cross-site, cors, empty, 403",
        "POST, cross-site, navigate, document, 403",
        "POST, cross-site, cors, empty, 403",
        "DELETE, cross-site, cors, empty, 403",
    })
    void shouldAcceptNothingButLinksFromOtherSites(String method, String site, String mode, String dest, int status) {
        assertThat(status(
                        LOCAL,
                        method,
                        "Host: localhost",
                        "Content-Type: application/json",
                        "Sec-Fetch-Site: " + site,
                        "Sec-Fetch-Mode: " + mode,
                        "Sec-Fetch-Dest: " + dest))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, Content-Type: application/json, 200",
        "POST, content-type: Application/JSON; charset=utf-8, 200",
        "POST, Content-Type: application/x-ndjson, 200",
        "POST, Content-Type: text/plain; application/x-ndjson, 415",
        "POST, x-requested-with: curl, 200",
        "POST, Accept: application/json, 415",
        "POST, Content-Type: text/plain, 415",
        "POST, Content-Type: text/plain; application/json, 415",
        "POST, Content-Type: application/x-www-form-urlencoded, 415",
        "POST, Content-Type: multipart/form-data; boundary=application/json, 415",
        "POST, Content-Type: application/jsonp, 415",
        "POST, Content-Type:, 415",
        "GET, Accept: */*, 200",
        "DELETE, Accept: */*, 200",
    })
    void shouldRefuseAPostThatAnyFormCanSend(String method, String header, int status) {
        assertThat(status(LOCAL, method, "Host: localhost", header)).isEqualTo(status);
    }

    @Test
    void shouldNotCutAnIdAtASemicolon() {
        Refusal refusal = refusal(LOCAL, "GET", "/api/live/orders/a;b", "Host: localhost");
        assertThat(refusal).isNotNull().extracting(Refusal::status).isEqualTo(400);
        assertThat(refusal(LOCAL, "GET", "/api/live/orders/a%3Bb", "Host: localhost"))
                .isNull();
    }

    @Test
    void shouldNameHeaderAndSettingAndNeverWhatWasSent() {
        JsonNode host = problem("Host: evil.example");
        assertThat(host.get("status").intValue()).isEqualTo(421);
        assertThat(host.get("header").stringValue()).isEqualTo("Host");
        assertThat(host.get("setting").stringValue()).isEqualTo("shopstream.allowed-hosts");
        assertThat(host.get("detail").stringValue())
                .contains("Host", "shopstream.allowed-hosts (SHOPSTREAM_ALLOWED_HOSTS)");
        JsonNode origin = problem("Host: localhost", "Origin: http://evil.example");
        assertThat(origin.get("header").stringValue()).isEqualTo("Origin");
        JsonNode type = problem("Host: localhost");
        assertThat(type.get("detail").stringValue()).contains("application/json", "X-Requested-With");
        assertThat(List.of(host, origin, type))
                .noneMatch(
                        problem -> problem.toString().toLowerCase(Locale.ROOT).contains("evil"));
    }

    private static JsonNode problem(String... headers) {
        Refusal refusal = refusal(LOCAL, "POST", "/sink/quality", headers);
        assertThat(refusal).isNotNull();
        byte[] body =
                refusal == null ? new byte[0] : ProblemJson.of(refusal.code(), refusal.detail(), refusal.members());
        return QueryJson.mapper().readTree(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://shop.example.org", "shop.example.org:8080", "shop example", "a/b", "*.example.org"})
    void shouldNameTheSettingThatIsWrong(String value) {
        assertThatThrownBy(() -> AllowedHosts.of("127.0.0.1", "ok.example," + value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("shopstream.allowed-hosts (SHOPSTREAM_ALLOWED_HOSTS) must be");
    }

    @Test
    void shouldLetPagesOfNamedSitesAskAndNoOthers() {
        RequestGuard guard = new RequestGuard(AllowedHosts.of("127.0.0.1", ""), List.of("https://shop.example.org"));
        String host = "Host: localhost";
        String site = "Sec-Fetch-Site: cross-site";
        assertThat(status(guard, "GET", host, site, "Origin: https://shop.example.org"))
                .isEqualTo(200);
        assertThat(status(guard, "OPTIONS", host, site, "Origin: https://shop.example.org"))
                .isEqualTo(200);
        for (String other : List.of(
                "http://shop.example.org", "https://shop.example.org:8443", "https://shop.example.org.evil", "null")) {
            assertThat(status(guard, "GET", host, site, "Origin: " + other))
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(status(guard, "GET", host, site)).as("without Origin").isEqualTo(403);
        assertThat(status(guard, "GET", "Host: evil.example", "Origin: https://shop.example.org"))
                .isEqualTo(421);
        assertThat(status(guard, "POST", host, "Content-Type: text/plain", "Origin: https://shop.example.org"))
                .as("a form")
                .isEqualTo(415);
    }
}
