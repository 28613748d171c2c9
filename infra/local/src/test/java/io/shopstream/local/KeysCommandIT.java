package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.shopstream.api.answer.data.DataPage;
import io.shopstream.api.answer.guard.KeyItem;
import io.shopstream.api.answer.guard.NewKey;
import io.shopstream.api.answer.guard.RevokedKey;
import io.shopstream.local.up.Endpoints;
import io.shopstream.schemas.query.QueryJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests, output and exit codes of {@code keys}, over a fake API. */
class KeysCommandIT {
    private static final String SECRET = "sk_k1_" + "x".repeat(43);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final KeyItem TILL = new KeyItem("k1", "the till", "ingest", NOON, "loopback", null, null);
    private static final KeyItem OLD =
            new KeyItem("k0", "old", "reader", NOON.minusSeconds(60), "loopback", NOON, NOON.plusSeconds(60));

    @TempDir
    Path data;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer api;
    private volatile int status = 200;
    private volatile Object answer = Map.of();

    @BeforeEach
    void start() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add("%s %s %s"
                    .formatted(exchange.getRequestMethod(), exchange.getRequestURI(), body)
                    .strip());
            byte[] bytes = QueryJson.mapper().writeValueAsBytes(answer);
            exchange.sendResponseHeaders(status, bytes.length);
            try (exchange) {
                exchange.getResponseBody().write(bytes);
            }
        });
        api.start();
        String nowhere = "http://127.0.0.1:1";
        new Endpoints(ProcessHandle.current().pid(), "", nowhere, "", null, address(), nowhere, nowhere, nowhere)
                .write(data);
    }

    @AfterEach
    void stop() {
        api.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + api.getAddress().getPort();
    }

    @Test
    void shouldPrintTheNewKeyAloneAndItsUseBesideIt() {
        answer = new NewKey(SECRET, TILL, NOON);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Shopstream.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("keys", "create", "--role=ingest", "--name= the till ", "--data-dir=" + data);

        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(out.toString()).isEqualTo(SECRET + System.lineSeparator());
        assertThat(err.toString())
                .startsWith("Shop: that in " + data)
                .contains("Key k1 of the till, role ingest", "not shown again", "X-API-Key")
                .doesNotContain(SECRET);
        assertThat(requests).hasSize(1);
        assertThat(requests.getFirst()).startsWith("POST /api/keys {");
        assertThat(QueryJson.mapper().readTree(requests.getFirst().substring("POST /api/keys ".length())))
                .isEqualTo(QueryJson.mapper().readTree("{\"role\": \"ingest\", \"name\": \"the till\"}"));
    }

    @Test
    void shouldListValidKeysAndRevokedOnesOnDemand() {
        answer = new DataPage<>(List.of(TILL, OLD), null, NOON);

        Cli valid = Cli.run(data, "keys", "list");
        assertThat(valid.exitCode()).as(valid.output()).isZero();
        assertThat(valid.output().lines().toList()).hasSize(2);
        assertThat(valid.output().lines().toList().get(1))
                .matches(" +k1 +ingest +2026-03-01T12:00:00Z +never +the till");

        Cli all = Cli.run(data, "keys", "list", "--all");
        assertThat(all.output().lines().toList()).hasSize(3);
        assertThat(all.output().lines().toList().get(2))
                .matches(" +k0 +reader +2026-03-01T11:59:00Z +2026-03-01T12:00:00Z +2026-03-01T12:01:00Z +old");

        answer = new DataPage<>(List.of(OLD), null, NOON);
        assertThat(Cli.run(data, "keys", "list").output()).isEqualToIgnoringNewLines("There is no key.");
        assertThat(requests).containsOnly("GET /api/keys?page_size=1000");
    }

    @Test
    void shouldRevokeAKeyOfTheApiAtThePortOrAddressGiven() {
        answer = new RevokedKey(OLD, NOON);
        for (String option : List.of("--api-port=" + api.getAddress().getPort(), "--api=" + address() + "/")) {
            Cli revoked = Cli.elsewhere("keys", "revoke", "k0", option);
            assertThat(revoked.exitCode()).as(revoked.output()).isZero();
            assertThat(revoked.output()).contains("Key k0 of old, role reader, is revoked.");
        }
        assertThat(requests).hasSize(2).containsOnly("DELETE /api/keys/k0");
    }

    @Test
    void shouldWarnOfAKeyThatCrossesANetworkUnencrypted() {
        // No name ends so (RFC 2606), so nothing is sent.
        Cli elsewhere = Cli.elsewhere("keys", "list", "--api=http://shop.invalid:8080");
        assertThat(elsewhere.exitCode()).isEqualTo(1);
        assertThat(elsewhere.output())
                .contains("Warning: http://shop.invalid:8080 is not encrypted", "Use https", "does not answer");

        answer = new DataPage<>(List.of(), null, NOON);
        assertThat(Cli.elsewhere("keys", "list", "--api=" + address()).output()).doesNotContain("Warning");
    }

    @Test
    void shouldSayInASentenceWhatIsWrong() {
        refused(401, "send a valid API key in the header X-API-Key")
                .contains(
                        "needs the key of an operator: set SHOPSTREAM_API_KEY to one, or SHOPSTREAM_API_KEY_FILE",
                        "send a valid API key");
        refused(403, "the role of this key, reader, does not allow this")
                .contains("refuses this: the role of this key");
        refused(404, "there is no key with this id").contains("knows no such key", "./shopstream keys list");
        refused(503, "the warehouse does not answer").contains("answered HTTP 503: the warehouse does not answer");

        status = 200;
        answer = Map.of("id", "k0");
        assertThat(failing(data)).contains("unreadable answer");
        answer = new RevokedKey(TILL, NOON);
        assertThat(failing(data)).as("it is not revoked").contains("unreadable answer");
        api.stop(0);
        assertThat(failing(data)).contains("the API at " + address() + " does not answer: is it running?");
        assertThat(failing(data.resolve("none"))).contains("no shop runs on");
    }

    private AbstractStringAssert<?> refused(int refusal, String detail) {
        status = refusal;
        answer = Map.of("status", refusal, "detail", detail);
        return assertThat(failing(data));
    }

    private static String failing(Path directory) {
        Cli run = Cli.run(directory, "keys", "revoke", "k0");
        assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        List<String> lines = run.output()
                .lines()
                .filter(line -> !line.equals("Shop: that in " + directory))
                .toList();
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }
}
