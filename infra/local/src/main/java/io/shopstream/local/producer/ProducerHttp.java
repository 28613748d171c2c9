package io.shopstream.local.producer;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.query.ProducerStatus;
import io.shopstream.schemas.query.QueryJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;

/** HTTP client of one producer. Every method throws {@link CommandFailure} with the problem and the remedy. */
public final class ProducerHttp implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String producer;

    /**
     * @param producer root address, such as {@code http://127.0.0.1:8083}
     */
    public ProducerHttp(String producer) {
        this.producer = producer;
    }

    public ProducerStatus status() {
        return send(request("/producer/status").GET().build());
    }

    /** Sends a command; returns the status after it. */
    public ProducerStatus post(String path, Map<String, ?> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(QueryJson.mapper().writeValueAsBytes(body)))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(producer + path)).timeout(TIMEOUT);
    }

    private ProducerStatus send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                throw new CommandFailure("the producer rejected the request (HTTP %d): %s"
                        .formatted(response.statusCode(), detail(response.body())));
            }
            ProducerStatus status = QueryJson.mapper().readValue(response.body(), ProducerStatus.class);
            if (Objects.isNull(status.history())
                    || Objects.isNull(status.capture())
                    || Objects.isNull(status.faults())) {
                throw new CommandFailure("the producer at " + producer + " has an older version: restart the shop");
            }
            return status;
        } catch (JacksonException e) {
            throw new CommandFailure("the producer at " + producer + " sent an unreadable answer: restart the shop", e);
        } catch (IOException e) {
            throw new CommandFailure("the producer at " + producer + " does not answer: see ./shopstream status", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted while asking the producer", e);
        }
    }

    private static String detail(byte[] body) {
        try {
            return QueryJson.mapper().readTree(body).path("detail").asString("no reason given");
        } catch (JacksonException e) {
            return "no reason given";
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
