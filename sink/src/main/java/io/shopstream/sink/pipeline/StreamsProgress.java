package io.shopstream.sink.pipeline;

import io.shopstream.schemas.query.QueryJson;
import io.shopstream.schemas.query.StoresStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Asks streams how far it has processed its input. Committed offsets do not tell: they may stay before the end of a
 * partition for ever if only transaction markers and aborted records follow.
 */
final class StreamsProgress implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final List<URI> streams;
    private String last = "streams was not asked";
    private @Nullable String applicationId;

    /** @param streams base URLs of query services of one application; if one does not answer, the next is asked */
    StreamsProgress(List<URI> streams) {
        this.streams = streams;
    }

    /**
     * Whether every record that was readable at {@code time} is in the state stores and its results are in the topics;
     * also false if streams does not answer.
     */
    boolean hasReached(Instant time) throws InterruptedException {
        for (URI each : streams) {
            try {
                HttpResponse<byte[]> answer = http.send(request(each), HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() == 200) {
                    return hasReached(QueryJson.mapper().readValue(answer.body(), StoresStatus.class), time);
                }
                last = each + " answers with status " + answer.statusCode();
            } catch (IOException | JacksonException e) {
                last = each + " does not answer: " + e;
            }
        }
        return false;
    }

    private boolean hasReached(StoresStatus status, Instant time) {
        applicationId = status.applicationId();
        List<Instant> through = status.instances().stream()
                .map(StoresStatus.Instance::processedThrough)
                .filter(Objects::nonNull)
                .toList();
        last = through.isEmpty()
                ? applicationId + " has not reported its progress yet"
                : "%s has processed everything until %s".formatted(applicationId, through);
        return through.stream().anyMatch(each -> !each.isBefore(time));
    }

    private static HttpRequest request(URI root) {
        return HttpRequest.newBuilder(URI.create(root + "/queries/stores"))
                .timeout(TIMEOUT)
                .build();
    }

    /** The result of the last query, for display. */
    String last() {
        return last;
    }

    /** The application id, which is also the consumer group; null before the first answer. */
    @Nullable String applicationId() {
        return applicationId;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
