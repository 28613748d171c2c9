package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.shopstream.local.up.Endpoints;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exit code and parts of {@code status}, over a fake API. */
class StatusCommandIT {
    @TempDir
    Path data;

    private HttpServer api;
    private volatile String sink = "";
    private volatile int answer = 200;

    @BeforeEach
    void start() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/api/status", exchange -> {
            byte[] body =
                    """
                    {"health": {"status": "%s", "as_of": "2026-03-01T12:00:00Z", "parts": [
                       {"name": "api", "status": "up", "since": "2026-03-01T12:00:00Z"},
                       {"name": "sink", "since": "2026-03-01T12:00:00Z", %s}]},
                     "rates": {"orders": [], "events": [], "as_of": "2026-03-01T12:00:00Z"}, "currencies": ["USD"], "as_of": "2026-03-01T12:00:00Z"}\
                    """.formatted(sink.contains("down") ? "down" : "up", sink).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        api.start();
        String nowhere = "http://127.0.0.1:1";
        String address = "http://127.0.0.1:" + api.getAddress().getPort();
        new Endpoints(ProcessHandle.current().pid(), "", nowhere, "", null, address, nowhere, nowhere, nowhere)
                .write(data);
    }

    @AfterEach
    void stop() {
        api.stop(0);
    }

    @Test
    void shouldSayWhereTheKeyComesFromIfTheApiAsksForOne() {
        answer = 401;
        Cli refused = Cli.elsewhere("status", "--api-port=" + api.getAddress().getPort());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output())
                .contains("needs a key with the role reader or operator: set SHOPSTREAM_API_KEY to one, or"
                        + " SHOPSTREAM_API_KEY_FILE");
    }

    @Test
    void shouldListTheSinkAndExitWithOneWhileALoaderHasStopped() {
        sink = "\"status\": \"up\"";
        Cli up = Cli.run(data, "status");
        assertThat(up.exitCode()).as(up.output()).isZero();
        assertThat(up.output()).contains("sink").doesNotContain("HEALTHY");

        sink = "\"status\": \"down\", \"detail\": \"shop-sink-facts has stopped: why. Rebuild the facts\"";
        Cli down = Cli.run(data, "status");
        assertThat(down.exitCode()).as(down.output()).isEqualTo(1);
        assertThat(down.output())
                .startsWith("NOT HEALTHY: sink is down")
                .contains("sink: shop-sink-facts has stopped: why. Rebuild the facts");
    }
}
