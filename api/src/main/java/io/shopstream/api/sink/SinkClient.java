package io.shopstream.api.sink;

import io.shopstream.api.part.Dependency;
import io.shopstream.api.part.DependencyUnavailableException;
import io.shopstream.schemas.query.QueryJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/** Client of the rebuild endpoint of the sink. Passes its answers on unchanged. */
public final class SinkClient implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    // The sink checks every partition of the log before it accepts a rebuild.
    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration STATUS_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final URI rebuild;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /** @param base scheme, host and port of a sink */
    public SinkClient(URI base) {
        rebuild = base.resolve("/sink/rebuild");
    }

    /**
     * Starts a rebuild.
     *
     * @param body request body as the sink expects it
     * @throws SinkRefusedException if the sink refuses
     * @throws DependencyUnavailableException if the sink does not answer
     */
    public Map<String, Object> startRebuild(Map<String, ?> body) {
        return send(HttpRequest.newBuilder(rebuild)
                .timeout(START_TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(QueryJson.mapper().writeValueAsBytes(body)))
                .build());
    }

    /** The running rebuild and the most recent ones; null if the sink does not answer or refuses. */
    public @Nullable Map<String, Object> rebuilds() {
        try {
            return send(HttpRequest.newBuilder(rebuild)
                    .timeout(STATUS_TIMEOUT)
                    .GET()
                    .build());
        } catch (DependencyUnavailableException | SinkRefusedException e) {
            return null;
        }
    }

    private Map<String, Object> send(HttpRequest request) {
        HttpResponse<byte[]> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw unavailable("the sink does not answer at the address in shopstream.sink-url", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("the request to the sink was interrupted", e);
        }
        return switch (response.statusCode()) {
            case 200, 202 -> read(response.body());
            case 400, 403, 409 -> throw new SinkRefusedException(response.statusCode(), detail(response.body()));
            default -> throw unavailable("the sink answered with status " + response.statusCode(), null);
        };
    }

    private static Map<String, Object> read(byte[] body) {
        try {
            return QueryJson.mapper().readValue(body, OBJECT);
        } catch (JacksonException e) {
            throw unavailable("the sink gave an answer that cannot be read", e);
        }
    }

    private static String detail(byte[] body) {
        try {
            return QueryJson.mapper().readTree(body).path("detail").asString("the sink gave no reason");
        } catch (JacksonException e) {
            return "the sink gave no reason";
        }
    }

    private static DependencyUnavailableException unavailable(String detail, @Nullable Throwable cause) {
        return new DependencyUnavailableException(Dependency.SINK, detail, RETRY, cause);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
