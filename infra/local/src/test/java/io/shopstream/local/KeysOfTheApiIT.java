package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.ApiApplication;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.postgres.PostgresServer;
import io.shopstream.sink.warehouse.Migrations;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code keys} with the real API over a real warehouse. */
class KeysOfTheApiIT {
    private static final String NOWHERE = "http://127.0.0.1:1";
    private static final String DATABASE = "keys_of_the_api";

    private static ConfigurableApplicationContext api;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        PostgresServer postgres = SharedPlatform.get().postgres();
        postgres.createDatabase(DATABASE);
        String url = postgres.jdbcUrl(DATABASE);
        new Migrations(new WarehouseAddress(url, "postgres", null)).run();
        api = ApiApplication.start(Map.of(
                "server.port",
                0,
                "server.address",
                "127.0.0.1",
                "shopstream.kafka",
                "127.0.0.1:1",
                "shopstream.registry",
                NOWHERE,
                "shopstream.streams",
                NOWHERE,
                "shopstream.producer",
                "",
                "shopstream.sink-url",
                "",
                "shopstream.warehouse.url",
                url));
        port = Integer.parseInt(api.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static Cli keys(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "keys";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 1] = "--api-port=" + port;
        return Cli.elsewhere(all);
    }

    /** The status of a read that only operators may make. */
    private static int status(String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/keys"))
                .header("X-API-Key", key)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void shouldMakeListAndRevokeKeysOfEveryRole() throws Exception {
        for (String role : new String[] {"reader", "ingest", "operator"}) {
            Cli made = keys("create", "--role=" + role, "--name=the " + role);
            assertThat(made.exitCode()).as(made.output()).isZero();
            String key = made.output()
                    .lines()
                    .filter(line -> line.startsWith("sk_"))
                    .findFirst()
                    .orElseThrow();
            String id = key.split("_")[1];

            assertThat(status(key)).isEqualTo(role.equals("operator") ? 200 : 403);
            assertThat(keys("list").output()).contains(id, role, "the " + role).doesNotContain(key);

            assertThat(keys("revoke", id).exitCode()).isZero();
            assertThat(status(key)).isEqualTo(401);
            assertThat(keys("list").output()).doesNotContain(id);
            assertThat(keys("list", "--all").output()).contains(id);
            assertThat(keys("revoke", id).exitCode()).isZero();
        }
        assertThat(keys("list").output()).contains("There is no key.");
    }

    @Test
    void shouldSayThatThereIsNoSuchKey() {
        Cli none = keys("revoke", "abcdefgh1234");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.output()).contains("knows no such key");
    }
}
