package io.shopstream.api.streams;

import io.shopstream.api.part.Part;
import io.shopstream.api.part.PartUnavailableException;
import io.shopstream.schemas.query.QueryJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** One GET with a deadline, its JSON answer, and the meaning of every other outcome. */
public final class StreamsHttp implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration DEFAULT_RETRY = Duration.ofSeconds(1);
    private static final long LONGEST_RETRY_SECONDS = 60;

    private final URI base;
    private final Duration deadline;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /**
     * @param base scheme, host and port of the query endpoint
     * @param deadline how long one question may take
     */
    public StreamsHttp(URI base, Duration deadline) {
        this.base = base;
        this.deadline = deadline;
    }

    <T> T get(String pathAndQuery, Class<T> type) {
        return find(pathAndQuery, type)
                .orElseThrow(() -> unavailable("streams does not know this question: is it an older version?", null));
    }

    <T> Optional<T> find(String pathAndQuery, Class<T> type) {
        HttpResponse<byte[]> response = send(pathAndQuery);
        return switch (response.statusCode()) {
            case 200 -> Optional.of(read(response.body(), type));
            case 404 -> Optional.empty();
            case 503 ->
                throw new PartUnavailableException(
                        Part.STREAMS,
                        "streams is starting, rebalancing or restoring and cannot answer for every partition",
                        retryAfter(response),
                        null);
            default -> throw unavailable("streams answered with status " + response.statusCode(), null);
        };
    }

    private HttpResponse<byte[]> send(String pathAndQuery) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(pathAndQuery))
                .timeout(deadline)
                .header("Accept", "application/json")
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw unavailable("streams does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("the question to streams was interrupted", e);
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
                .map(text -> Duration.ofSeconds(Math.clamp(Long.parseLong(text), 1, LONGEST_RETRY_SECONDS)))
                .orElse(DEFAULT_RETRY);
    }

    private static PartUnavailableException unavailable(String detail, @Nullable Throwable cause) {
        return new PartUnavailableException(Part.STREAMS, detail, DEFAULT_RETRY, cause);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
