package io.shopstream.local.rebuild;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.query.QueryJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * HTTP client for the rebuilds of one sink. Every method throws {@link CommandFailure} with the problem and the remedy.
 */
public final class SinkHttp implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String sink;

    /**
     * @param sink root address, such as {@code http://127.0.0.1:8084}
     */
    public SinkHttp(String sink) {
        this.sink = sink;
    }

    /** The running rebuild, if any, and the most recent ones. */
    public JsonNode status() {
        return send(request().GET().build());
    }

    public JsonNode start(Map<String, ?> request) {
        return send(request()
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(QueryJson.mapper().writeValueAsBytes(request)))
                .build());
    }

    public JsonNode cancel() {
        return send(request().DELETE().build());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(sink + "/sink/rebuild")).timeout(TIMEOUT);
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode answer = QueryJson.mapper().readTree(response.body());
            if (response.statusCode() / 100 != 2) {
                throw new CommandFailure(
                        answer.path("detail").asString("the sink rejected the request without a reason"));
            }
            return answer;
        } catch (JacksonException e) {
            throw new CommandFailure("the sink at " + sink + " sent an unreadable answer: restart the shop", e);
        } catch (IOException e) {
            throw new CommandFailure("the sink at " + sink + " does not answer: see ./shopstream status", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted while asking the sink", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
