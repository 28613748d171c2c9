package io.shopstream.api.producer;

import io.shopstream.api.part.Dependency;
import io.shopstream.api.part.DependencyUnavailableException;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Client of the producer's HTTP endpoint. Every request throws {@link DependencyUnavailableException} if the producer
 * does not answer, and {@link ProducerRefusedException} if it refuses or if no producer is configured.
 */
public final class ProducerClient implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final @Nullable URI base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /** @param base scheme, host and port of the producer; null if none is configured */
    public ProducerClient(@Nullable URI base) {
        this.base = base;
    }

    /** Whether a producer is configured. */
    public boolean isExpected() {
        return base != null;
    }

    public ProducerStatus status() {
        return send(request("/producer/status").GET().build());
    }

    /** Generates exactly that many orders, as fast as possible. */
    public ProducerStatus generate(long orders) {
        return post("/producer/generate", Map.of("orders", orders));
    }

    /**
     * @param ordersPerSecond a number or {@code max}
     */
    public ProducerStatus setRate(String ordersPerSecond) {
        return post("/producer/rate", Map.of("orders_per_second", ordersPerSecond));
    }

    private ProducerStatus post(String path, Map<String, Object> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(QueryJson.mapper().writeValueAsBytes(body)))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        if (base == null) {
            throw new ProducerRefusedException(
                    409, "no producer is configured: set shopstream.producer to its address");
        }
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).header("Accept", "application/json");
    }

    private ProducerStatus send(HttpRequest request) {
        HttpResponse<byte[]> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw unavailable(
                    "the producer does not answer; if there is none, set shopstream.producer to an empty value", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("the request to the producer was interrupted", e);
        }
        return switch (response.statusCode()) {
            case 200, 202 -> read(response.body());
            case 400, 403, 409 -> throw new ProducerRefusedException(response.statusCode(), detail(response.body()));
            default -> throw unavailable("the producer answered with status " + response.statusCode(), null);
        };
    }

    private static ProducerStatus read(byte[] body) {
        try {
            ProducerStatus status = QueryJson.mapper().readValue(body, ProducerStatus.class);
            if (Objects.isNull(status.history())
                    || Objects.isNull(status.capture())
                    || Objects.isNull(status.faults())) {
                throw unavailable("the answer of the producer lacks fields: upgrade the producer", null);
            }
            return status;
        } catch (JacksonException e) {
            throw unavailable("the producer gave an answer that cannot be read", e);
        }
    }

    private static String detail(byte[] body) {
        try {
            return QueryJson.mapper().readTree(body).path("detail").asString("the producer gave no reason");
        } catch (JacksonException e) {
            return "the producer gave no reason";
        }
    }

    private static DependencyUnavailableException unavailable(String detail, @Nullable Throwable cause) {
        return new DependencyUnavailableException(Dependency.PRODUCER, detail, RETRY, cause);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
