package io.shopstream.local.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The key of the operator is in the header of every request, and only if there is one. */
class KeysClientIT {
    private static final String EMPTY_LIST = "{\"items\": [], \"as_of\": \"2026-03-01T12:00:00Z\"}";

    @Test
    void shouldSendTheKeyOfTheOperator() throws IOException {
        List<String> keys = new CopyOnWriteArrayList<>();
        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/api/keys", exchange -> {
            keys.add(String.valueOf(exchange.getRequestHeaders().get("X-API-Key")));
            byte[] body = EMPTY_LIST.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        api.start();
        String address = "http://127.0.0.1:" + api.getAddress().getPort();
        try (KeysClient known = new KeysClient(address, "sk_a_b");
                KeysClient stranger = new KeysClient(address, "")) {
            assertThat(known.list()).isEmpty();
            assertThat(stranger.list()).isEmpty();
        } finally {
            api.stop(0);
        }
        assertThat(keys).containsExactly("[sk_a_b]", "null");
    }
}
