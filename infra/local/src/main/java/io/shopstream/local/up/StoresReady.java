package io.shopstream.local.up;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.query.QueryJson;
import io.shopstream.schemas.query.StreamsStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;

/** Waits until the state stores answer, at most 30 s: restoring large stores may take longer. */
final class StoresReady {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private StoresReady() {}

    /** @throws CommandFailure if streams refuses to start, with the reason and the remedy */
    static void await(String streams) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!isReady(http, streams) && System.nanoTime() < deadline) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isReady(HttpClient http, String streams) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(streams + "/queries/status"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                return false;
            }
            StreamsStatus status = QueryJson.mapper().readValue(answer.body(), StreamsStatus.class);
            if (status.reason() != null) {
                throw new CommandFailure("streams cannot start: " + status.reason());
            }
            return status.ready();
        } catch (IOException | JacksonException e) {
            return false;
        }
    }
}
