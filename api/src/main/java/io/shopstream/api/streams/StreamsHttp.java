package io.shopstream.api.streams;

import io.shopstream.api.part.Dependency;
import io.shopstream.api.part.DependencyUnavailableException;
import io.shopstream.schemas.query.QueryJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Sends a GET within a deadline, reads the JSON answer and translates every other outcome. Every instance answers for
 * all, so the one that answered last is asked first, and the next one, within the same deadline, if it is unreachable
 * or refuses.
 */
public final class StreamsHttp implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration DEFAULT_RETRY = Duration.ofSeconds(1);
    private static final long MAX_RETRY_SECONDS = 60;

    private final List<URI> instances;
    private final Duration deadline;
    private final AtomicInteger preferred = new AtomicInteger();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /**
     * @param instances scheme, host and port of each query endpoint
     * @param deadline limit for one query, over all instances together
     */
    public StreamsHttp(List<URI> instances, Duration deadline) {
        this.instances = List.copyOf(instances);
        this.deadline = deadline;
    }

    <T> T get(String pathAndQuery, Class<T> type) {
        return find(pathAndQuery, type)
                .orElseThrow(() -> unavailable("streams does not support this query: upgrade streams", null));
    }

    <T> Optional<T> find(String pathAndQuery, Class<T> type) {
        HttpResponse<byte[]> response = send(pathAndQuery);
        return switch (response.statusCode()) {
            case 200 -> Optional.of(read(response.body(), type));
            case 404 -> Optional.empty();
            case 503 ->
                throw new DependencyUnavailableException(
                        Dependency.STREAMS,
                        "streams is starting, rebalancing or restoring and cannot answer for every partition",
                        retryAfter(response),
                        null);
            default -> throw unavailable("streams answered with status " + response.statusCode(), null);
        };
    }

    private HttpResponse<byte[]> send(String pathAndQuery) {
        long end = System.nanoTime() + deadline.toNanos();
        int first = preferred.get();
        @Nullable HttpResponse<byte[]> refusal = null;
        @Nullable IOException failure = null;
        for (int tried = 0; tried < instances.size(); tried++) {
            int instance = (first + tried) % instances.size();
            // The remaining instances share the remaining time, so that one that hangs does not use it up.
            long timeout = (end - System.nanoTime()) / (instances.size() - tried);
            if (timeout <= 0) {
                break;
            }
            try {
                HttpResponse<byte[]> response = send(instances.get(instance), pathAndQuery, Duration.ofNanos(timeout));
                if (response.statusCode() != 503) {
                    preferred.set(instance);
                    return response;
                }
                refusal = response;
            } catch (IOException e) {
                failure = e;
            }
        }
        if (refusal != null) {
            return refusal;
        }
        throw unavailable("streams does not answer", failure);
    }

    private HttpResponse<byte[]> send(URI instance, String pathAndQuery, Duration timeout) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(instance.resolve(pathAndQuery))
                .timeout(timeout)
                .header("Accept", "application/json")
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("the request to streams was interrupted", e);
        }
    }

    private static <T> T read(byte[] body, Class<T> type) {
        try {
            return QueryJson.mapper().readValue(body, type);
        } catch (JacksonException e) {
            throw unavailable("streams gave an answer that cannot be read", e);
        }
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(text -> Duration.ofSeconds(Math.clamp(Long.parseLong(text), 1, MAX_RETRY_SECONDS)))
                .orElse(DEFAULT_RETRY);
    }

    private static DependencyUnavailableException unavailable(String detail, @Nullable Throwable cause) {
        return new DependencyUnavailableException(Dependency.STREAMS, detail, DEFAULT_RETRY, cause);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
