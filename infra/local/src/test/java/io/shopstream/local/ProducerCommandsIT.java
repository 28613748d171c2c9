package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.shopstream.local.up.Endpoints;
import io.shopstream.local.watch.Statuses;
import io.shopstream.schemas.query.QueryJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the commands that control the producer against a fake producer that records the requests. */
class ProducerCommandsIT {
    private static final int CONFLICT = 409;

    @TempDir
    Path data;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer producer;
    private volatile boolean refuses;

    @BeforeEach
    void start() throws IOException {
        producer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        producer.createContext("/producer/", this::handle);
        producer.start();
        String nowhere = "http://127.0.0.1:1";
        String address = "http://127.0.0.1:" + producer.getAddress().getPort();
        new Endpoints(ProcessHandle.current().pid(), "", nowhere, "", null, nowhere, nowhere, address, nowhere)
                .write(data);
    }

    @AfterEach
    void stop() {
        producer.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        boolean isCommand = exchange.getRequestMethod().equals("POST");
        if (isCommand) {
            requests.add(exchange.getRequestURI().getPath() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        }
        boolean refused = isCommand && refuses;
        Object body = refused ? Map.of("detail", "the simulator is switched off") : Statuses.running();
        byte[] bytes = QueryJson.mapper().writeValueAsBytes(body);
        exchange.sendResponseHeaders(refused ? CONFLICT : 200, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--orders=7 --no-wait | /producer/generate {\"orders\":7}",
                "--rate=2.5 | /producer/rate {\"orders_per_second\":\"2.5\"}",
                "--rate=max | /producer/rate {\"orders_per_second\":\"max\"}",
            })
    void shouldSendTheRequestAndShowTheAnswer(String options, String request) {
        Cli generated = generate(options);

        assertThat(generated.exitCode()).as(generated.output()).isZero();
        assertThat(requests).containsExactly(request);
        assertThat(generated.output())
                .contains("The simulated shop is running at 20 orders/s")
                .contains("in the log since it started: 90, in flight: 10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--flash-sale=60 | /producer/flash-sale | seconds | 60 | 5.0",
                "--flash-sale=60 --factor=2 | /producer/flash-sale | seconds | 60 | 2.0",
                "--wave=120 | /producer/wave | period_seconds | 120 | 3.0",
                "--wave=120 --factor=1 | /producer/wave | period_seconds | 120 | 1.0",
            })
    void shouldRaiseTheRateForAWhile(String options, String path, String field, int seconds, double factor) {
        Cli generated = generate(options);

        assertThat(generated.exitCode()).as(generated.output()).isZero();
        assertThat(requests).singleElement().asString().startsWith(path + " ");
        assertThat(QueryJson.mapper().readTree(requests.getFirst().substring(path.length() + 1)))
                .isEqualTo(QueryJson.mapper().valueToTree(Map.of(field, seconds, "factor", factor)));
    }

    @Test
    void shouldShowWhyTheProducerRefuses() {
        refuses = true;

        Cli generated = generate("--orders=7");

        assertThat(generated.exitCode()).isEqualTo(1);
        assertThat(generated.output()).contains("the simulator is switched off").doesNotContain("\tat ");
        assertThat(Cli.run(data, "snapshot").output()).contains("the simulator is switched off");
    }

    @Test
    void shouldRequestASnapshotAndReportATimeout() {
        Cli snapshot = Cli.run(data, "snapshot", "--patience=1");

        assertThat(requests).containsExactly("/producer/capture/snapshot {}");
        assertThat(snapshot.exitCode()).isEqualTo(1);
        assertThat(snapshot.output()).contains("streaming changes").contains("was not complete after 1 s");
    }

    @Test
    void shouldReportThatTheProducerDoesNotAnswer() {
        producer.stop(0);

        Cli generated = generate("--rate=1");

        assertThat(generated.exitCode()).isEqualTo(1);
        assertThat(generated.output()).contains("does not answer").contains("./shopstream status");
    }

    private Cli generate(String options) {
        List<String> arguments = new java.util.ArrayList<>(List.of("generate"));
        arguments.addAll(List.of(options.split(" ")));
        return Cli.run(data, arguments.toArray(String[]::new));
    }
}
