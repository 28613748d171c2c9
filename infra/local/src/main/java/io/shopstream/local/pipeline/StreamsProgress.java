package io.shopstream.local.pipeline;

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
import tools.jackson.core.JacksonException;

/** How far streams has come, in its own words: only it knows which ends of topics hold no record. */
final class StreamsProgress implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest request;
    private String last = "not asked";

    /** @param streams root of the query service */
    StreamsProgress(String streams) {
        this.request = HttpRequest.newBuilder(URI.create(streams + "/queries/stores"))
                .timeout(ANSWER)
                .build();
    }

    /**
     * Whether every record that could be read at {@code time} is in the stores, wherever they are, and what was made of it
     * in the topics; false as well where streams does not say.
     */
    boolean hasReached(Instant time) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                last = "it answers " + answer.statusCode();
                return false;
            }
            List<Instant> through = QueryJson.mapper().readValue(answer.body(), StoresStatus.class).instances().stream()
                    .map(StoresStatus.Instance::processedThrough)
                    .filter(Objects::nonNull)
                    .toList();
            last = "it says " + through;
            return through.stream().anyMatch(each -> !each.isBefore(time));
        } catch (IOException | JacksonException e) {
            last = "it does not answer: " + e.getMessage();
            return false;
        }
    }

    /** What streams said when it was asked last, to be shown. */
    String last() {
        return last;
    }

    @Override
    public void close() {
        http.close();
    }
}
