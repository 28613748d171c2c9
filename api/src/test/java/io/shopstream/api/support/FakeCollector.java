package io.shopstream.api.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes traces as an OpenTelemetry collector does (OTLP over HTTP), and keeps what it is sent. */
public final class FakeCollector implements AutoCloseable {
    private final List<byte[]> batches = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    public FakeCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::handle);
        server.start();
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            batches.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** Whether a span of this trace has arrived, of which the text is a part, such as its name. */
    public boolean has(String trace, String text) {
        String id = new String(HexFormat.of().parseHex(trace), StandardCharsets.ISO_8859_1);
        return batches.stream()
                .map(batch -> new String(batch, StandardCharsets.ISO_8859_1))
                .anyMatch(batch -> batch.contains(id) && batch.contains(text));
    }

    /** All that has arrived, as text where it is text. */
    public String text() {
        StringBuilder all = new StringBuilder();
        batches.forEach(batch -> all.append(new String(batch, StandardCharsets.ISO_8859_1)));
        return all.toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
