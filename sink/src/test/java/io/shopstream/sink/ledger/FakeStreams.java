package io.shopstream.sink.ledger;

import com.sun.net.httpserver.HttpServer;
import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.schemas.query.QueryJson;
import io.shopstream.schemas.query.StoresStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Reports its progress, as a streams instance does. */
final class FakeStreams implements AutoCloseable {
    private final HttpServer server;

    private FakeStreams(HttpServer server) {
        this.server = server;
    }

    static FakeStreams at(Instant processedThrough) throws IOException {
        StoresStatus.Instance silent = new StoresStatus.Instance("other:1", false, null, null);
        StoresStatus.Instance known = new StoresStatus.Instance("one:1", true, "RUNNING", processedThrough);
        byte[] body = QueryJson.mapper()
                .writeValueAsBytes(
                        new StoresStatus("shop-streams.2", List.of(silent, known), List.of(), Instant.EPOCH));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(ServicePaths.STORES, exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return new FakeStreams(server);
    }

    URI root() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
