package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.shopstream.local.up.Endpoints;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code sink start} against a fake sink. */
class SinkStartCommandIT {
    @TempDir
    Path data;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile String started = "";
    private volatile String status = "";
    private HttpServer sink;

    @BeforeEach
    void start() throws IOException {
        sink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sink.createContext("/sink/", this::handle);
        sink.start();
        String nowhere = "http://127.0.0.1:1";
        String address = "http://127.0.0.1:" + sink.getAddress().getPort();
        new Endpoints(ProcessHandle.current().pid(), "", nowhere, "", null, nowhere, nowhere, nowhere, address)
                .write(data);
    }

    @AfterEach
    void stop() {
        sink.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        byte[] body = (exchange.getRequestMethod().equals("POST") ? started : status).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void shouldStartTheStoppedLoaderAndShowWhatBecomesOfIt() {
        started = """
                {"loaders": [
                  {"name": "facts", "was": "STOPPED", "state": "STARTING", "started": true, "reason": "a trigger"},
                  {"name": "marts", "was": "RUNNING", "state": "RUNNING", "started": false}]}""";
        status = """
                {"loaders": [{"name": "facts", "state": "RUNNING"}, {"name": "marts", "state": "RUNNING"}]}""";

        Cli run = Cli.run(data, "sink", "start");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(requests).containsExactly("POST /sink/start", "GET /sink/status");
        assertThat(run.output())
                .contains("facts: started; it had stopped: a trigger", "facts: running")
                .contains("marts: was not stopped (RUNNING)");
    }

    @Test
    void shouldExitWithOneAndTheRemedyIfItStopsAgain() {
        started = """
                {"loaders": [{"name": "facts", "was": "STOPPED", "state": "STARTING", "started": true, "reason": "why"}]}""";
        status = """
                {"loaders": [{"name": "facts", "state": "STOPPED", "reason": "why", "remedy": "Remove it"}]}""";

        Cli run = Cli.run(data, "sink", "start");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("facts: stopped: why. Remove it").doesNotContain("\tat ");
    }
}
