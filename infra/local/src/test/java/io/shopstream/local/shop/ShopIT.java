package io.shopstream.local.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Environment;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What a command says if a part of a shop elsewhere does not let it in. */
class ShopIT {
    private static final String TOKEN = "t".repeat(32);

    private static Shop shop(Part part, String address, Map<String, String> environment) {
        String kafka = SharedPlatform.get().kafka().bootstrapServers();
        return Shop.elsewhere(
                Map.of(part, address),
                KafkaConnection.of(kafka),
                Topics.prefixed("nobody-uses-this-"),
                new Environment(environment));
    }

    @Test
    void shouldSendTheTokenToStreamsAndNameItsVariableIfItIsRefused() throws IOException {
        List<String> sent = new CopyOnWriteArrayList<>();
        HttpServer streams = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        streams.createContext("/", exchange -> {
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            sent.add(authorization);
            exchange.sendResponseHeaders(authorization.equals("Bearer " + TOKEN) ? 404 : 401, -1);
            exchange.close();
        });
        streams.start();
        String address = "http://127.0.0.1:" + streams.getAddress().getPort();
        try {
            shop(Part.STREAMS, address, Map.of("SHOPSTREAM_INTERNAL_TOKEN", TOKEN))
                    .requireStreams();
            assertThatThrownBy(() -> shop(Part.STREAMS, address, Map.of()).requireStreams())
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining(address)
                    .hasMessageContaining("set SHOPSTREAM_INTERNAL_TOKEN to it, or SHOPSTREAM_INTERNAL_TOKEN_FILE");
        } finally {
            streams.stop(0);
        }
        assertThat(sent).containsExactly("Bearer " + TOKEN, "null");
    }

    @Test
    void shouldNameTheVariablesOfTheRoleThatADatabaseRefuses() {
        String url = SharedPlatform.get().postgres().jdbcUrl("postgres");
        Map<String, String> environment =
                Map.of("SHOPSTREAM_WAREHOUSE_USER", "nobody", "SHOPSTREAM_WAREHOUSE_PASSWORD", "hunter2");

        assertThatThrownBy(() -> shop(Part.WAREHOUSE, url, environment).openWarehouse("test"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("the warehouse does not let the role nobody in: set SHOPSTREAM_WAREHOUSE_USER")
                .hasMessageContaining("SHOPSTREAM_WAREHOUSE_PASSWORD_FILE")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void shouldNotTakeATopicThatIsMissingForANewShop() {
        assertThatThrownBy(() -> shop(Part.KAFKA, "unused:1", Map.of()).topicsInKafka())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("has no topic nobody-uses-this-shop.orders.v1")
                .hasMessageContaining("--topic-prefix");
    }
}
