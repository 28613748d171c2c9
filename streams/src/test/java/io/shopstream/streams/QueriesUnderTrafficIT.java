package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.query.RevenueTotal;
import io.shopstream.schemas.query.StreamsStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    private static final Duration CLIENT_PATIENCE = Duration.ofSeconds(60);
    private static final int BATCHES = 60;
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
            Future<List<Long>> answers = executor.submit(() -> askUntil(done, service));
            StreamsStatus status;
            try {
                for (int batch = 0; batch < BATCHES; batch++) {
                    feed.send(batch(batch));
                }
                status = service.awaitIdle();
            } finally {
                // Else closing the executor would wait for ever.
                done.set(true);
            }
            List<Long> seen = answers.get(CLIENT_PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(status.accepted()).isEqualTo(BATCHES * BATCH);
            RevenueTotal total = service.get(QUESTION, RevenueTotal.class);
            assertThat(total.orders()).isEqualTo(BATCHES * BATCH);
            assertThat(total.netMinor()).isEqualTo(100L * BATCHES * BATCH);
            assertThat(seen).as("orders only ever come in this test").isSorted().hasSizeGreaterThan(10);
            assertThat(seen)
                    .as("some answer falls into the traffic")
                    .anyMatch(orders -> orders > 0 && orders < BATCHES * BATCH);
        }
    }

    private static List<Long> askUntil(AtomicBoolean done, RunningService service) {
        List<Long> seen = new ArrayList<>();
        while (!done.get()) {
            seen.add(service.get(QUESTION, RevenueTotal.class).orders());
        }
        return seen;
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
