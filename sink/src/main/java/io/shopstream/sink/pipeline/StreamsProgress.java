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
 * How far streams has come, in its own words. Only it knows: its group's position in a partition may stay before the end
 * for ever where nothing but markers and aborted records follow.
 */
final class StreamsProgress implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();
    private final List<URI> streams;
    private String last = "streams was not asked";
    private @Nullable String applicationId;

    /** @param streams roots of query services of one application; the next is asked where one does not answer */
    StreamsProgress(List<URI> streams) {
        this.streams = streams;
    }

    /**
     * Whether every record that could be read at {@code time} is in the stores, wherever they are, and what was made of it
     * in the topics; false as well where streams does not say.
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
                ? applicationId + " does not know yet how far it is"
                : "%s has processed everything until %s".formatted(applicationId, through);
        return through.stream().anyMatch(each -> !each.isBefore(time));
    }

    private static HttpRequest request(URI root) {
        return HttpRequest.newBuilder(URI.create(root + "/queries/stores"))
                .timeout(ANSWER)
                .build();
    }

    /** What came of the last question, to be shown. */
    String last() {
        return last;
    }

    /** Which application answers, and so which group reads for it; null before the first answer. */
    @Nullable String applicationId() {
        return applicationId;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
