package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.query.RevenueTotal;
import io.shopstream.schemas.query.StreamsStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading while writing: neither may stop the other, which range queries of Kafka 4.3.1's IQv2 do. */
class QueriesUnderTrafficIT {
    private static final String PREFIX = "traffic-";
    private static final String QUESTION = "/queries/revenue?window=1m&as_of=2026-03-01T10:15:00Z";
    private static final Instant PLACED = Instant.parse("2026-03-01T10:15:30Z");
    // More than one request may take.
    private static final Duration CLIENT_PATIENCE = Duration.ofMinutes(3);
    private static final Duration TRAFFIC_AT_MOST = Duration.ofMinutes(2);
    private static final int BATCHES_AT_LEAST = 60;
    private static final int ANSWERS_AT_LEAST = 10;
    private static final int BATCH = 100;

    @TempDir
    private Path stateDirectory;

    @Test
    void shouldAnswerWhileOrdersCome() throws Exception {
        try (OrderFeed feed = OrderFeed.on(PREFIX);
                RunningService service = RunningService.start(PREFIX, stateDirectory);
                ExecutorService executor = Executors.newSingleThreadExecutor()) {
            service.awaitIdle();
            AtomicBoolean done = new AtomicBoolean();
            List<Long> seen = new CopyOnWriteArrayList<>();
            Future<?> asking = executor.submit(() -> askUntil(done, service, seen));
            StreamsStatus status;
            int batches = 0;
            try {
                // Where writing is faster than reading it goes on until there was something to read in between.
                long deadline = System.nanoTime() + TRAFFIC_AT_MOST.toNanos();
                while (batches < BATCHES_AT_LEAST || !isEnough(seen)) {
                    assertThat(System.nanoTime())
                            .as("answers to %d batches: %s", batches, seen)
                            .isLessThan(deadline);
                    feed.send(batch(batches));
                    batches++;
                }
                status = service.awaitIdle();
            } finally {
                // Else closing the executor would wait for ever.
                done.set(true);
            }
            asking.get(CLIENT_PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(status.accepted()).isEqualTo((long) batches * BATCH);
            RevenueTotal total = service.get(QUESTION, RevenueTotal.class);
            assertThat(total.orders()).isEqualTo((long) batches * BATCH);
            assertThat(total.netMinor()).isEqualTo(100L * batches * BATCH);
            assertThat(seen).as("orders only ever come in this test").isSorted();
        }
    }

    // Of what is seen while orders still come, the last falls into the traffic.
    private static boolean isEnough(List<Long> seen) {
        return seen.size() > ANSWERS_AT_LEAST && seen.getLast() > 0;
    }

    private static void askUntil(AtomicBoolean done, RunningService service, List<Long> seen) {
        while (!done.get()) {
            seen.add(service.get(QUESTION, RevenueTotal.class).orders());
        }
    }

    private static TestOrder[] batch(int batch) {
        TestOrder[] orders = new TestOrder[BATCH];
        for (int number = 0; number < BATCH; number++) {
            orders[number] = TestOrder.sale(
                    "o-" + batch + "-" + number, PLACED, new TestOrder.Line("product-" + number % 7, null, 1, 100));
        }
        return orders;
    }
}
