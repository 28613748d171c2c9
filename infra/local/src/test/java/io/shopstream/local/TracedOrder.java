package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A collector of traces, and an order that is followed through the shop by one. */
final class TracedOrder implements AutoCloseable {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String ORDER = """
            [{"order_id": "traced-1", "version": 1, "kind": "SALE", "status": "PLACED",
              "placed_at": "2026-03-01T10:00:00Z", "updated_at": "2026-03-01T10:00:00Z", "currency": "CHF",
              "lines": [{"line_no": 1, "product_id": "p-1", "quantity": 1, "unit_price": "12.50"}],
              "total": "12.50", "shipping_country": "Norway", "channel": "web"}]
            """;

    private final List<String> spans = new CopyOnWriteArrayList<>();
    private final HttpServer collector;

    TracedOrder() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            try (exchange) {
                spans.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
                exchange.sendResponseHeaders(200, -1);
            }
        });
        collector.start();
    }

    Map<String, String> environment() {
        return Map.of(
                "SHOPSTREAM_TRACES",
                "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces",
                // No trace but that of the order.
                "SHOPSTREAM_TRACES_SAMPLING",
                "0",
                "SHOPSTREAM_ACCESS_LOG",
                "true");
    }

    /** Sends the order, and waits for the spans of all services that see it, under the trace of its sender. */
    void follow(String api) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(api + "/api/ingest/orders"))
                            .header("Content-Type", "application/json")
                            .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                            .POST(HttpRequest.BodyPublishers.ofString(ORDER))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        }
        await("spans").atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(has("http post /api/ingest/orders")).isTrue();
            assertThat(has("receive shop.orders.v1")).isTrue();
            assertThat(has("load shop.orders.v1")).isTrue();
        });
    }

    private boolean has(String name) {
        String trace = new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1);
        return spans.stream().anyMatch(batch -> batch.contains(trace) && batch.contains(name));
    }

    @Override
    public void close() {
        collector.stop(0);
    }
}
