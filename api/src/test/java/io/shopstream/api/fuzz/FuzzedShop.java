package io.shopstream.api.fuzz;

import com.sun.net.httpserver.HttpServer;
import io.shopstream.api.support.BusyShop;
import io.shopstream.api.support.DataRows;
import io.shopstream.api.support.FakeProducer;
import io.shopstream.api.support.FakeShop;
import io.shopstream.api.support.FakeStreams;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.TestWarehouse;
import io.shopstream.embedded.Platform;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The service with everything that it asks: a 503 has no excuse. */
final class FuzzedShop implements AutoCloseable {
    private static final Topics TOPICS = Topics.prefixed("fuzz-");
    private static final byte[] SINK_ANSWER =
            "{\"running\": null, \"recent\": [], \"loaders\": []}".getBytes(StandardCharsets.UTF_8);

    private final FakeStreams streams = new FakeStreams(new FakeShop());
    private final FakeProducer producer = new FakeProducer();
    private final HttpServer sink = sink();
    private final RunningApi api;

    FuzzedShop() {
        Platform platform = SharedPlatform.get();
        BusyShop.provision(platform, TOPICS);
        TestWarehouse warehouse = TestWarehouse.create("fuzz");
        DataRows.insert(warehouse);
        api = RunningApi.start(Map.of(
                "shopstream.kafka", platform.kafka().bootstrapServers(),
                "shopstream.registry", platform.registry().url(),
                "shopstream.topic-prefix", TOPICS.prefix(),
                "shopstream.streams", streams.uri().toString(),
                "shopstream.producer", producer.uri().toString(),
                "shopstream.sink-url", "http://127.0.0.1:" + sink.getAddress().getPort(),
                "shopstream.warehouse.url", warehouse.url()));
    }

    private static HttpServer sink() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(
                        exchange.getRequestMethod().equals("POST") ? 202 : 200, SINK_ANSWER.length);
                try (exchange) {
                    exchange.getResponseBody().write(SINK_ANSWER);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RunningApi api() {
        return api;
    }

    @Override
    public void close() {
        api.close();
        sink.stop(0);
        producer.close();
        streams.close();
    }
}
