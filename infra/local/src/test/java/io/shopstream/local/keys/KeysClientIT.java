package io.shopstream.local.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.shopstream.api.answer.guard.KeyItem;
import io.shopstream.local.console.Environment;
import io.shopstream.local.shop.Shop;
import io.shopstream.local.up.Endpoints;
import io.shopstream.schemas.topic.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The key of the operator is in the header of every request, and only if there is one. */
class KeysClientIT {
    private static final String EMPTY_LIST =
            "{\"items\": [], \"next_page_token\": null, \"as_of\": \"2026-03-01T12:00:00Z\"}";
    private static final String PAGE = """
            {"items": [{"id": "%s", "name": "n", "role": "reader", "created_at": "2026-03-01T12:00:00Z",
              "created_by": "loopback", "last_used_at": null, "revoked_at": null}],
             "next_page_token": %s, "as_of": "2026-03-01T12:00:00Z"}""";

    private static Shop shop(String api, Map<String, String> environment) {
        String nowhere = "http://127.0.0.1:1";
        Endpoints endpoints = new Endpoints(1, "", nowhere, "", null, api, nowhere, nowhere, nowhere);
        return Shop.onThisMachine(endpoints, Topics.standard(), Path.of(""), new Environment(environment));
    }

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
        try (KeysClient known = new KeysClient(shop(address, Map.of("SHOPSTREAM_API_KEY", "sk_a_b")));
                KeysClient stranger = new KeysClient(shop(address, Map.of()))) {
            assertThat(known.list()).isEmpty();
            assertThat(stranger.list()).isEmpty();
        } finally {
            api.stop(0);
        }
        assertThat(keys).containsExactly("[sk_a_b]", "null");
    }

    @Test
    void shouldReadEveryPage() throws IOException {
        List<String> queries = new CopyOnWriteArrayList<>();
        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/api/keys", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            queries.add(query);
            byte[] body = (query.contains("page_token")
                            ? PAGE.formatted("old", "null")
                            : PAGE.formatted("new", "\"a-_0\""))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        api.start();
        try (KeysClient client =
                new KeysClient(shop("http://127.0.0.1:" + api.getAddress().getPort(), Map.of()))) {
            assertThat(client.list()).extracting(KeyItem::id).containsExactly("new", "old");
        } finally {
            api.stop(0);
        }
        assertThat(queries).containsExactly("page_size=1000", "page_size=1000&page_token=a-_0");
    }
}
