package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Requests to change something that the API refuses and writes into its audit. */
final class RefusedChanges {
    private static final int CLIENTS = 16;
    private static final int BAD_REQUEST = 400;

    private RefusedChanges() {}

    /** Returns once all are answered. */
    static void send(String api, int requests) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + "/api/etl/generate-data"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
                HttpClient http = HttpClient.newHttpClient()) {
            List<Callable<Integer>> calls =
                    Collections.nCopies(requests, () -> http.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode());
            for (Future<Integer> status : clients.invokeAll(calls)) {
                assertThat(status.get()).isEqualTo(BAD_REQUEST);
            }
        }
    }
}
