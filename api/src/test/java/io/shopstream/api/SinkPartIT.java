package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.shopstream.api.support.RunningApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The part {@code sink} of health and status, over a fake sink. */
class SinkPartIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private volatile String state = "RUNNING";
    private HttpServer sink;

    @BeforeEach
    void start() throws IOException {
        sink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sink.createContext("/sink/status", exchange -> {
            byte[] body = """
                    {"as_of": "2026-03-01T12:00:00Z", "loaders": [{"name": "shop-sink-facts", "state": "%s",
                     "reason": "shop.events.v1 was created again", "remedy": "Rebuild the facts"}]}""".formatted(state).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        sink.start();
    }

    @AfterEach
    void stop() {
        sink.stop(0);
    }

    private static JsonNode part(JsonNode parts) {
        return parts.valueStream()
                .filter(part -> part.get("name").stringValue().equals("sink"))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitPart(RunningApi api, String status) {
        await().atMost(PATIENCE)
                .until(() -> part(RunningApi.json(api.get("/api/status")).at("/health/parts"))
                        .get("status")
                        .stringValue()
                        .equals(status));
    }

    @Test
    void shouldShowAStoppedLoaderWithReasonAndRemedyUntilItLoadsAgain() {
        String address = "http://127.0.0.1:" + sink.getAddress().getPort();
        try (RunningApi api = RunningApi.start(Map.of("shopstream.sink-url", address))) {
            awaitPart(api, "up");

            state = "STOPPED";
            awaitPart(api, "down");
            HttpResponse<String> health = api.get("/api/health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(RunningApi.json(health).get("detail").stringValue()).contains("sink");
            assertThat(part(RunningApi.json(health).get("parts")).get("detail").stringValue())
                    .isEqualTo("shop-sink-facts has stopped: shop.events.v1 was created again. Rebuild the facts");

            state = "RUNNING";
            awaitPart(api, "up");

            sink.stop(0);
            awaitPart(api, "down");
            assertThat(part(RunningApi.json(api.get("/api/health")).get("parts"))
                            .get("detail")
                            .stringValue())
                    .isEqualTo("the sink does not answer at the address in shopstream.sink-url");
        }
    }
}
