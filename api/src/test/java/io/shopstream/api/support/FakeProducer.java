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

/** The HTTP endpoint of a producer without a shop; records the commands that it gets. */
public final class FakeProducer implements AutoCloseable {
    private static final Instant OPENING = Instant.parse("2026-03-01T00:00:00Z");

    private final HttpServer server;
    private final List<String> commands = new CopyOnWriteArrayList<>();
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

    /** All commands so far, path and body. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    public void status(ProducerStatus next) {
        status = next;
    }

    /** Refuses all commands from now on. */
    public void refuse(int code, String detail) {
        refusedWith = code;
        refusal = detail;
    }

    public void accept() {
        refusal = null;
    }

    public static ProducerStatus running() {
        return status("RUNNING", null, capture("STREAMING", null));
    }

    public static ProducerStatus.Capture capture(String state, @Nullable String detail) {
        return new ProducerStatus.Capture(state, detail, 120L, 4096L, 22_100, 17, 0, OPENING);
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
        commands.add(path + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String detail = refusal;
        if (detail == null) {
            send(exchange, 202, status);
        } else {
            send(exchange, refusedWith, Map.of("status", refusedWith, "detail", detail));
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
