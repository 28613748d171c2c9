package io.shopstream.api.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.shopstream.schemas.query.QueryJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers like the streams query endpoint, from a {@link FakeShop}; can be made unavailable. */
public final class FakeStreams implements AutoCloseable {
    private final FakeShop shop;
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private final List<String> traces = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile boolean available = true;

    public FakeStreams(FakeShop shop) {
        this.shop = shop;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void available(boolean now) {
        available = now;
    }

    /** All queries so far, path and query string. */
    public List<String> queries() {
        return List.copyOf(queries);
    }

    /** Path and {@code traceparent} of all queries that had one. */
    public List<String> traces() {
        return List.copyOf(traces);
    }

    private void handle(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        queries.add(uri.toString());
        String trace = exchange.getRequestHeaders().getFirst("traceparent");
        if (trace != null) {
            traces.add(uri.getPath() + " " + trace);
        }
        if (!available) {
            exchange.getResponseHeaders().add("Retry-After", "7");
            send(exchange, 503, Map.of("status", 503));
            return;
        }
        Asked parameters = Asked.of(uri.getRawQuery());
        String id = parameters.optional("id");
        switch (uri.getPath() + (id == null ? "" : "/" + id)) {
            case "/queries/revenue" -> send(exchange, 200, shop.revenue(parameters));
            case "/queries/revenue/series" -> send(exchange, 200, shop.series(parameters));
            case "/queries/top-products" -> send(exchange, 200, shop.topProducts(parameters));
            case "/queries/funnel" -> send(exchange, 200, shop.funnel(parameters));
            case "/queries/stores" -> send(exchange, 200, FakeShop.stores());
            case "/queries/status" -> send(exchange, 200, shop.status());
            case "/queries/customers/u1" -> send(exchange, 200, FakeShop.customer(parameters.text("currency")));
            case "/queries/orders/" + FakeShop.KNOWN_ORDER -> send(exchange, 200, shop.order());
            case "/queries/products/" + FakeShop.KNOWN_PRODUCT -> send(exchange, 200, FakeShop.product());
            case "/queries/alerts" -> send(exchange, 200, FakeShop.alerts());
            default -> send(exchange, 404, Map.of("status", 404));
        }
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = QueryJson.mapper().writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
