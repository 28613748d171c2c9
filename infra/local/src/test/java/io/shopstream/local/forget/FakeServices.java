package io.shopstream.local.forget;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.shopstream.schemas.client.ServicePaths;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** The parts of sink and producer that an erasure asks; each request that they accept is an effect. */
final class FakeServices implements AutoCloseable {
    private static final int OK = 200;
    private static final int GONE = 500;

    private final Set<String> accepted = new ConcurrentSkipListSet<>();
    private final Effects effects;
    private final HttpServer server;

    FakeServices(Effects effects) throws IOException {
        this.effects = effects;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer(ServicePaths.FORGOTTEN_USERS, "{}");
        answer(ServicePaths.FORGOTTEN_USERS_COMPLETE, "{\"erased_rows\":1}");
        // A row of another program, which is not captured: the command publishes the record itself.
        answer(ServicePaths.FORGET_USER, "{\"row\":true,\"captured\":false}");
        server.start();
    }

    private void answer(String path, String body) {
        server.createContext(path, exchange -> {
            try (exchange) {
                respond(exchange, path, body);
            }
        });
    }

    private void respond(HttpExchange exchange, String path, String body) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] answer = body.getBytes(StandardCharsets.UTF_8);
        int status = OK;
        try {
            effects.next();
            accepted.add(path + " " + request.contains("\"user_id\":\"" + ErasedScenario.ID + "\""));
        } catch (Effects.Killed e) {
            status = GONE;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, answer.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Paths, and whether the right user was asked for. */
    Set<String> accepted() {
        return Set.copyOf(accepted);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
