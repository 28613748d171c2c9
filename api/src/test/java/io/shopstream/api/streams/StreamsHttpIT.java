package io.shopstream.api.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.shopstream.api.part.DependencyUnavailableException;
import io.shopstream.schemas.query.RevenuePane;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Failover between instances, within one deadline for all of them. */
@Timeout(120)
class StreamsHttpIT {
    private static final String PANE =
            "{\"start\":\"2026-03-01T12:00:00Z\",\"gross_minor\":5,\"returns_minor\":0,\"net_minor\":5,\"orders\":1,"
                    + "\"units\":1}";

    // Shared among the instances.
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void shouldTryTheNextInstanceWhenOneRefusesOrIsGone() {
        URI gone = instance("gone", () -> 200);
        servers.removeFirst().stop(0);
        try (StreamsHttp http = new StreamsHttp(
                List.of(gone, instance("refuses", () -> 503), instance("answers", () -> 200)), TIMEOUT)) {
            assertThat(http.get("/q", RevenuePane.class).orders()).isOne();
            assertThat(http.get("/q", RevenuePane.class).orders()).isOne();
        }

        // The instance that answered is asked first the next time.
        assertThat(asked).containsExactly("refuses", "answers", "answers");
    }

    @Test
    void shouldNotFailOverOnNotFound() {
        try (StreamsHttp http =
                new StreamsHttp(List.of(instance("absent", () -> 404), instance("answers", () -> 200)), TIMEOUT)) {
            assertThat(http.find("/q", RevenuePane.class)).isEmpty();
        }
    }

    @Test
    void shouldFailWhenNoInstanceAnswers() {
        try (StreamsHttp http =
                new StreamsHttp(List.of(instance("one", () -> 503), instance("two", () -> 503)), TIMEOUT)) {
            assertThatThrownBy(() -> http.get("/q", RevenuePane.class))
                    .isInstanceOf(DependencyUnavailableException.class);
        }
        assertThat(asked).containsExactly("one", "two");
    }

    @Test
    void shouldFailOverInTimeWhenAnInstanceHangs() {
        URI hangs = instance("hangs", () -> -1);
        try (StreamsHttp http =
                new StreamsHttp(List.of(hangs, instance("answers", () -> 200)), Duration.ofSeconds(4))) {
            assertThat(http.get("/q", RevenuePane.class).orders()).isOne();
        }
        assertThat(asked).containsExactly("hangs", "answers");
    }

    /** @param status negative for no answer at all */
    private URI instance(String name, IntSupplier status) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/q", exchange -> {
                asked.add(name);
                if (status.getAsInt() >= 0) {
                    byte[] body = PANE.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(status.getAsInt(), body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                }
            });
            server.start();
            servers.add(server);
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        } catch (IOException e) {
            throw new AssertionError("no free port", e);
        }
    }
}
