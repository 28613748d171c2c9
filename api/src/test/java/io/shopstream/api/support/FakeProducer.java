package io.shopstream.api.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.shopstream.schemas.query.ProducerStatus;
import io.shopstream.schemas.query.QueryJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A producer's HTTP without a shop behind it: keeps a list of what it was told. */
public final class FakeProducer implements AutoCloseable {
    private static final Instant OPENING = Instant.parse("2026-03-01T00:00:00Z");

    private final HttpServer server;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private volatile ProducerStatus status = running();
    private volatile @Nullable String refusal;
    private volatile int refusedWith;

    public FakeProducer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/producer/", this::handle);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Everything it was told so far, path and body. */
    public List<String> told() {
        return List.copyOf(told);
    }

    public void status(ProducerStatus next) {
        status = next;
    }

    /** From here on it refuses what it is told. */
    public void refuse(int code, String detail) {
        refusedWith = code;
        refusal = detail;
    }

    public void obey() {
        refusal = null;
    }

    public static ProducerStatus running() {
        return status("RUNNING", null, capture("STREAMING", null));
    }

    public static ProducerStatus.Capture capture(String state, @Nullable String detail) {
        return new ProducerStatus.Capture(state, detail, 120L, 4096L, 22_100, 17, OPENING);
    }

    public static ProducerStatus status(String state, @Nullable String detail, ProducerStatus.Capture capture) {
        return new ProducerStatus(
                state,
                detail,
                "20",
                0,
                1_000,
                990,
                0,
                10,
                5,
                Map.of("users", 20_000),
                Map.of("shop.orders.v1", new ProducerStatus.TopicCounts(1_000, 990, 0, 10)),
                new ProducerStatus.History("small", OPENING, OPENING, OPENING, 5_000, 0.5, 900, false),
                capture,
                new ProducerStatus.Faults("duplicates=1%", "run", Map.of("duplicates", 7L)),
                42,
                "USD",
                OPENING);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("GET")) {
            send(exchange, 200, status);
            return;
        }
        told.add(path + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String why = refusal;
        if (why == null) {
            send(exchange, 202, status);
        } else {
            send(exchange, refusedWith, Map.of("status", refusedWith, "detail", why));
        }
    }

    private static void send(HttpExchange exchange, int code, Object body) throws IOException {
        byte[] bytes = QueryJson.mapper().writeValueAsBytes(body);
        exchange.sendResponseHeaders(code, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
