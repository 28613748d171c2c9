package io.shopstream.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.embedded.host.Ports;
import io.shopstream.embedded.http.HttpEdge;
import io.shopstream.schemas.security.InternalToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.WebApplicationContext;

/** A service with a port of management, asked through another address of this machine. */
class ManagementPortIT {
    private static final String TOKEN = "7b1c".repeat(16);
    private static final String ADDRESS = "127.0.0.2";
    private static final String METRICS = "/actuator/prometheus";
    private static final Set<String> HEALTH =
            Set.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext context;
    private static int port;
    private static int managementPort;

    @BeforeAll
    static void start() {
        managementPort = Ports.free();
        context = SinkApplication.start(Map.of(
                "server.port", 0,
                "server.address", "0.0.0.0",
                "shopstream.management-port", managementPort,
                "shopstream.internal-token", TOKEN,
                "shopstream.kafka", "127.0.0.1:1",
                "shopstream.registry", "http://127.0.0.1:1",
                "shopstream.warehouse.url", "jdbc:postgresql://127.0.0.1:1/warehouse"));
        port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @AfterAll
    static void stop() {
        context.close();
        HTTP.close();
    }

    private static int status(int at, String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + ADDRESS + ":" + at + path));
        InternalToken.of(token).authorization().ifPresent(value -> request.header(InternalToken.HEADER, value));
        HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode();
    }

    @Test
    void shouldServeMetricsThereAndNowhereElse() throws Exception {
        assertThat(status(managementPort, METRICS, TOKEN)).isEqualTo(200);
        assertThat(status(port, METRICS, TOKEN)).isEqualTo(404);
        assertThat(status(port, "/sink/status", TOKEN)).isEqualTo(200);
    }

    @Test
    void shouldServeHealthAtBoth() throws Exception {
        for (int each : List.of(port, managementPort)) {
            assertThat(status(each, "/actuator/health/liveness", "")).isEqualTo(200);
            assertThat(status(each, "/actuator/health/readiness", "")).isEqualTo(503);
        }
    }

    @Test
    void shouldServeNothingElseThere() throws Exception {
        for (String path : List.of(
                "/sink/status",
                "/sink/quality",
                "/",
                "/nothing",
                "/actuator/../sink/status",
                "/%61ctuator/../sink/status",
                "/error")) {
            assertThat(status(managementPort, path, TOKEN)).as(path).isIn(400, 404);
        }
    }

    @Test
    void shouldGuardItAsItsOwnPort() {
        Set<String> addresses = Addresses.of((WebApplicationContext) context);

        assertThat(new HttpEdge(ADDRESS, managementPort).withoutToken(addresses, TOKEN, HEALTH))
                .isEmpty();
        assertThat(new HttpEdge(ADDRESS, managementPort).strangers(List.of("GET " + METRICS, "GET /actuator/health")))
                .isEmpty();
    }

    @Test
    void shouldSayWhichPortIsTaken() {
        assertThatThrownBy(() -> SinkApplication.start(Map.of(
                        "server.port",
                        0,
                        "shopstream.management-port",
                        managementPort,
                        "shopstream.kafka",
                        "127.0.0.1:1",
                        "shopstream.registry",
                        "http://127.0.0.1:1",
                        "shopstream.warehouse.url",
                        "jdbc:postgresql://127.0.0.1:1/warehouse")))
                .hasStackTraceContaining(String.valueOf(managementPort));
    }
}
