package io.shopstream.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A registry, or a proxy in front of it, whose answers say nothing about a schema. A record must then wait. */
class FailingRegistryIT {
    private static final Schema SCHEMA =
            SchemaBuilder.record("Outer").fields().requiredString("id").endRecord();
    private static final String WITH_REFERENCE = """
            {"schema": "{\\"type\\":\\"record\\",\\"name\\":\\"Outer\\",\\"fields\\":[{\\"name\\":\\"inner\\",\\"type\\":\\"Inner\\"}]}",
             "references": [{"name": "Inner", "subject": "inner", "version": 1}]}""";

    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final Map<String, Reply> firstReplies = new ConcurrentHashMap<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private HttpSchemaRegistry registry;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        registry = new HttpSchemaRegistry(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldNotTakeTheMissingPageOfAProxyForAMissingReference() {
        replies.put("/schemas/ids/7", new Reply(200, WITH_REFERENCE));
        replies.put("/subjects/inner/versions/1", new Reply(404, "<html>no such page</html>"));

        assertThatThrownBy(() -> registry.schemaById(7))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("HTTP 404")
                .hasMessageContaining("inner");

        replies.put(
                "/subjects/inner/versions/1",
                new Reply(
                        200,
                        "{\"schema\": \"{\\\"type\\\":\\\"enum\\\",\\\"name\\\":\\\"Inner\\\",\\\"symbols\\\":[\\\"A\\\"]}\"}"));
        assertThat(registry.schemaById(7)).get().extracting(Schema::getName).isEqualTo("Outer");
    }

    @Test
    void shouldNotWaitForAReferenceThatTheRegistryDoesNotHave() {
        replies.put("/schemas/ids/7", new Reply(200, WITH_REFERENCE));
        replies.put("/subjects/inner/versions/1", new Reply(404, "{\"error_code\": 40402}"));

        assertThat(registry.schemaById(7)).isEmpty();
    }

    @Test
    void shouldCallASchemaIncompatibleOnlyIfTheRegistrySaysSo() {
        replies.put("/subjects/s/versions", new Reply(401, "{}"));
        assertThatThrownBy(() -> registry.register("s", SCHEMA))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("HTTP 401")
                .hasMessageContaining("SHOPSTREAM_REGISTRY_USER");

        replies.put("/subjects/s/versions", new Reply(409, "{\"message\": \"reader cannot read\"}"));
        assertThatThrownBy(() -> registry.register("s", SCHEMA))
                .isInstanceOf(IncompatibleSchemaException.class)
                .hasMessageContaining("reader cannot read");
    }

    @Test
    void shouldTakeTheIdOfAProcessThatRegistersTheSameSchemaAtTheSameMoment() {
        firstReplies.put("/subjects/s", new Reply(404, "{\"error_code\": 40401}"));
        replies.put("/subjects/s/versions", new Reply(409, "{\"message\": \"exists\"}"));
        replies.put("/subjects/s", new Reply(200, "{\"id\": 4}"));
        firstReplies.put("/config/s", new Reply(409, "{\"message\": \"exists\"}"));
        replies.put("/config/s", new Reply(200, "{}"));

        assertThat(registry.register("s", SCHEMA)).isEqualTo(4);
        assertThat(requests).containsSubsequence("/config/s", "/config/s");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(path);
        Reply first = firstReplies.remove(path);
        Reply reply = first != null ? first : replies.getOrDefault(path, new Reply(404, "{\"error_code\": 40401}"));
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(reply.status(), body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    private record Reply(int status, String body) {}
}
