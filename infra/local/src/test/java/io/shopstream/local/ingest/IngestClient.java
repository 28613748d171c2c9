package io.shopstream.local.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.query.QueryJson;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A program that sends 2,000 records a second, several batches at a time, as the API's README asks for: a batch without
 * an answer, or with records that are not acknowledged, is sent again as it was. While many batches are not done, it
 * begins no new ones. Its work is done by one thread, and so are questions about it.
 */
final class IngestClient implements AutoCloseable {
    /** Batches sent at once. */
    static final int BURST = 4;

    private static final Duration PERIOD = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(500);
    // Longer than the minute within which every request is answered.
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(70);
    private static final int MAX_OPEN = 3 * BURST;

    private final URI address;
    private final IntFunction<OrderBatch> batches;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<BatchAnswer> answers = new ArrayList<>();
    private final Map<String, Integer> repetitions = new TreeMap<>();
    private int begun;
    private int sent;
    private int cut;
    private boolean finishing;
    private @Nullable Throwable failure;

    /**
     * @param begun batches
     * @param done batches of which every record is acknowledged
     * @param underWay requests without an answer, now
     * @param cut requests whose connection broke before the answer
     * @param repetitions why batches were sent again, how often
     */
    record Progress(int begun, int done, int underWay, int cut, Map<String, Integer> repetitions) {
        boolean isFinished() {
            return begun == done;
        }
    }

    /** @param batches by number, from 0 */
    IngestClient(String api, IntFunction<OrderBatch> batches) {
        this.address = URI.create(api + "/api/ingest/orders");
        this.batches = batches;
    }

    void start() {
        ScheduledFuture<?> _ = worker.scheduleAtFixedRate(this::burst, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Begins no more batches. */
    void finish() {
        worker.execute(() -> finishing = true);
    }

    /** @throws AssertionError if an answer was not as promised */
    Progress progress() {
        return ask(() -> new Progress(begun, answers.size(), sent, cut, Map.copyOf(repetitions)));
    }

    /** The answers to all batches that are done. */
    List<BatchAnswer> answers() {
        return ask(() -> List.copyOf(answers));
    }

    private <T> T ask(Callable<T> question) {
        try {
            return worker.submit(() -> {
                        if (failure != null) {
                            throw new AssertionError("the API broke its promise", failure);
                        }
                        return question.call();
                    })
                    .get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void burst() {
        if (finishing || failure != null || begun - answers.size() > MAX_OPEN - BURST) {
            return;
        }
        try {
            for (int each = 0; each < BURST; each++) {
                send(request(batches.apply(begun)), 1);
                begun++;
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** A request of a batch, which may be sent several times. */
    private record Request(OrderBatch batch, HttpRequest post) {}

    private Request request(OrderBatch batch) {
        HttpRequest.Builder post = HttpRequest.newBuilder(address)
                .timeout(ANSWER_TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(batch.json()));
        if (batch.key() != null) {
            post.header("Idempotency-Key", batch.key());
        }
        return new Request(batch, post.build());
    }

    private void send(Request request, int times) {
        sent++;
        CompletableFuture<HttpResponse<String>> _ = http.sendAsync(request.post(), HttpResponse.BodyHandlers.ofString())
                .whenCompleteAsync((answer, broken) -> settle(request, times, answer, broken), worker);
    }

    private void settle(
            Request request, int times, @Nullable HttpResponse<String> response, @Nullable Throwable broken) {
        sent--;
        try {
            if (response != null) {
                settle(request, times, response);
            } else {
                repeatBroken(request, times, broken);
            }
        } catch (RuntimeException | AssertionError e) {
            failure = e;
        }
    }

    private void repeatBroken(Request request, int times, @Nullable Throwable broken) {
        Throwable cause = broken instanceof CompletionException ? broken.getCause() : broken;
        assertThat(cause).isInstanceOf(IOException.class);
        assertThat(cause).as("a request without an answer").isNotExactlyInstanceOf(HttpTimeoutException.class);
        boolean connected = !(cause instanceof ConnectException);
        if (connected) {
            cut++;
        }
        repeat(request, times, connected ? "connection broken" : "no connection", PAUSE);
    }

    private void settle(Request request, int times, HttpResponse<String> response) {
        int status = response.statusCode();
        JsonNode body = QueryJson.mapper().readTree(response.body());
        if (status == 202 && body.path("unacknowledged").asInt(-1) == 0) {
            answers.add(check(BatchAnswer.of(request.batch(), times, body)));
            return;
        }
        assertThat(status).as(response.body()).isIn(202, 409, 429, 503);
        long seconds = response.headers().firstValueAsLong("Retry-After").orElse(0);
        assertThat(seconds).as(response.body()).isPositive();
        repeat(request, times, "status " + status, Duration.ofSeconds(seconds));
    }

    private static BatchAnswer check(BatchAnswer answer) {
        assertThat(answer.results()).hasSameSizeAs(answer.batch().orders());
        List<String> sentIds = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int index = 0; index < answer.results().size(); index++) {
            BatchAnswer.Result result = answer.results().get(index);
            String sentId = answer.batch().orders().get(index).orderId();
            assertThat(result.code())
                    .isIn(answer.requests() == 1 ? List.of("accepted") : List.of("accepted", "duplicate"));
            ids.add(result.id());
            sentIds.add(sentId == null ? result.id() : sentId);
        }
        assertThat(ids).isEqualTo(sentIds);
        return answer;
    }

    private void repeat(Request request, int times, String why, Duration pause) {
        repetitions.merge(why, 1, Integer::sum);
        ScheduledFuture<?> _ = worker.schedule(() -> send(request, times + 1), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        http.shutdownNow();
        worker.shutdownNow();
        http.close();
    }
}
