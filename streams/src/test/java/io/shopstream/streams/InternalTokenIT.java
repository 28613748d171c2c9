package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.embedded.http.HttpEdge;
import io.shopstream.embedded.http.RawHttp;
import io.shopstream.schemas.security.InternalToken;
import io.shopstream.schemas.security.TrustedCertificates;
import io.shopstream.streams.query.cluster.HttpPeers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.WebApplicationContext;

/**
 * A service that other machines can reach, asked through another address of this one: no data and no change without the
 * token.
 */
class InternalTokenIT {
    private static final String TOKEN = "0f3a".repeat(16);
    private static final String ADDRESS = "127.0.0.2";
    private static final Set<String> HEALTH =
            Set.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness");

    private static ConfigurableApplicationContext context;
    private static int port;

    @BeforeAll
    static void start(@TempDir Path stateDirectory) {
        context = StreamsApplication.start(settings(stateDirectory, "0.0.0.0", TOKEN));
        port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static Map<String, Object> settings(Path stateDirectory, String bind, String token) {
        return Map.of(
                "server.port",
                0,
                "server.address",
                bind,
                "shopstream.internal-token",
                token,
                "shopstream.kafka",
                "127.0.0.1:1",
                "shopstream.registry",
                "http://127.0.0.1:1",
                "shopstream.state-dir",
                stateDirectory);
    }

    private static HttpResponse<String> send(String path, String method, String body, InternalToken token)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + ADDRESS + ":" + port + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        token.authorization().ifPresent(value -> request.header(InternalToken.HEADER, value));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void shouldRefuseEveryAddressButHealthWithoutTheToken() {
        Set<String> addresses = Addresses.of((WebApplicationContext) context);
        assertThat(addresses)
                .contains(
                        "GET /actuator/health",
                        "GET /actuator/prometheus",
                        "GET /queries/revenue",
                        "POST /internal/partitions");

        assertThat(new HttpEdge(ADDRESS, port).withoutToken(addresses, TOKEN, HEALTH))
                .isEmpty();
    }

    @Test
    void shouldTellEverybodyOnlyWhetherItIsWell() throws Exception {
        for (String path : HEALTH) {
            HttpResponse<String> answer = send(path, "GET", "", InternalToken.NONE);
            assertThat(answer.statusCode()).as(path).isIn(200, 503);
            assertThat(answer.body()).contains("\"status\"").doesNotContain("components", "details");
        }
        assertThat(send("/actuator/health", "GET", "", InternalToken.of(TOKEN)).body())
                .contains("components");
    }

    @Test
    void shouldAnswerOtherInstancesThatHaveTheToken() throws Exception {
        Duration timeout = Duration.ofSeconds(30);
        try (HttpPeers stranger = new HttpPeers("http", InternalToken.NONE, TrustedCertificates.OF_JDK);
                HttpPeers peer = new HttpPeers("http", InternalToken.of(TOKEN), TrustedCertificates.OF_JDK)) {
            assertThat(stranger.stores(ADDRESS + ":" + port, timeout))
                    .failsWithin(timeout)
                    .withThrowableThat()
                    .havingRootCause()
                    .withMessageContaining("401");
            assertThat(peer.stores(ADDRESS + ":" + port, timeout)).succeedsWithin(timeout);
        }
        assertThat(send("/internal/partitions", "POST", "{}", InternalToken.of(TOKEN))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldShowMetricsToEverybodyOnlyIfToldTo(@TempDir Path directory) throws Exception {
        assertThat(send("/actuator/prometheus", "GET", "", InternalToken.NONE).statusCode())
                .isEqualTo(401);
        assertThat(send("/actuator/prometheus", "GET", "", InternalToken.of(TOKEN))
                        .statusCode())
                .isEqualTo(200);

        Map<String, Object> settings = new HashMap<>(settings(directory, "0.0.0.0", TOKEN));
        settings.put("shopstream.open-metrics", true);
        try (ConfigurableApplicationContext other = StreamsApplication.start(settings)) {
            int openPort = Integer.parseInt(other.getEnvironment().getRequiredProperty("local.server.port"));
            Set<String> addresses = Addresses.of((WebApplicationContext) other);
            Set<String> open = new TreeSet<>(HEALTH);
            open.add("/actuator/prometheus");
            assertThat(new HttpEdge(ADDRESS, openPort).withoutToken(addresses, TOKEN, open))
                    .isEmpty();
            assertThat(RawHttp.send(openPort, "GET /actuator/prometheus HTTP/1.1|Host: localhost")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldRefuseToStartWithoutATokenOrWithABadOne(@TempDir Path directory) {
        assertThatThrownBy(() -> StreamsApplication.start(settings(directory, "0.0.0.0", "")))
                .rootCause()
                .hasMessageContaining("SHOPSTREAM_BIND")
                .hasMessageContaining("SHOPSTREAM_INTERNAL_TOKEN");
        assertThatThrownBy(() -> StreamsApplication.start(settings(directory, "127.0.0.1", "guessable")))
                .rootCause()
                .hasMessageContaining("SHOPSTREAM_INTERNAL_TOKEN")
                .hasMessageNotContaining("guessable");
    }
}
