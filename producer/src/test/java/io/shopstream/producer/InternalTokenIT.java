package io.shopstream.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.embedded.http.HttpEdge;
import io.shopstream.schemas.security.InternalToken;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
    static void start() {
        context = ProducerApplication.start(settings("0.0.0.0", TOKEN));
        port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static Map<String, Object> settings(String bind, String token) {
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
                "shopstream.shop-database.url",
                "jdbc:postgresql://127.0.0.1:1/shop");
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
                        "POST /producer/rate",
                        "GET /producer/status");

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
    void shouldBeAliveAndReadyWithoutKafkaAndDatabase() throws Exception {
        for (String group : Set.of("liveness", "readiness")) {
            HttpResponse<String> answer = send("/actuator/health/" + group, "GET", "", InternalToken.of(TOKEN));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains(group + "State", "simulatorAlive");
        }
    }

    @Test
    void shouldDoWhatIsAskedWithTheToken() throws Exception {
        String rate = "{\"orders_per_second\": \"7\"}";
        assertThat(send("/producer/rate", "POST", rate, InternalToken.NONE).statusCode())
                .isEqualTo(401);
        assertThat(send("/producer/status", "GET", "", InternalToken.of(TOKEN)).body())
                .contains("\"orders_per_second\":\"0.5\"");

        assertThat(send("/producer/rate", "POST", rate, InternalToken.of(TOKEN)).body())
                .contains("\"orders_per_second\":\"7\"")
                .doesNotContain(TOKEN);
    }

    @Test
    void shouldRefuseToStartWithoutATokenOrWithABadOne() {
        assertThatThrownBy(() -> ProducerApplication.start(settings("0.0.0.0", "")))
                .rootCause()
                .hasMessageContaining("SHOPSTREAM_BIND")
                .hasMessageContaining("SHOPSTREAM_INTERNAL_TOKEN");
        assertThatThrownBy(() -> ProducerApplication.start(settings("127.0.0.1", "guessable")))
                .rootCause()
                .hasMessageContaining("SHOPSTREAM_INTERNAL_TOKEN")
                .hasMessageNotContaining("guessable");
    }
}
