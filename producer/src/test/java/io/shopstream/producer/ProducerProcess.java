package io.shopstream.producer;

import io.shopstream.embedded.host.ChildJvm;
import io.shopstream.embedded.host.Ports;
import io.shopstream.schemas.query.ProducerStatus;
import io.shopstream.schemas.query.QueryJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Runs the producer service as a separate process that a test can kill. */
final class ProducerProcess implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ChildJvm process;
    private final int port;

    private ProducerProcess(ChildJvm process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * @param settings environment variables
     */
    static ProducerProcess start(Map<String, String> settings) throws IOException {
        int port = Ports.free();
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("SHOPSTREAM_PRODUCER_PORT", String.valueOf(port));
        List<String> command =
                ChildJvm.command(ChildJvm.fastStart("-Xmx512m"), ProducerApplication.class.getName(), List.of());
        return new ProducerProcess(ChildJvm.start(command, environment), port);
    }

    /** Returns the first status that matches; fails after 3 minutes, or with the output if the process has ended. */
    ProducerStatus await(String what, Predicate<ProducerStatus> wanted) {
        return Awaitility.await(what)
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(20))
                .until(this::status, status -> status.filter(wanted).isPresent())
                .orElseThrow();
    }

    private Optional<ProducerStatus> status() throws InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("the producer ended: " + output());
        }
        try {
            return Optional.of(answer(request("/producer/status").GET().build()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    ProducerStatus post(String path, String body) throws IOException, InterruptedException {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private ProducerStatus answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        return QueryJson.mapper().readValue(response.body(), ProducerStatus.class);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    String output() {
        return process.output();
    }

    /** Kills the process as {@code kill -9} does: no shutdown code runs. */
    void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.close();
        http.close();
    }
}
