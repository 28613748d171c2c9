package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.query.RevenueTotal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Sends orders while repeatedly querying their number. */
final class OrderTraffic {
    // Longer than one request may take.
    private static final Duration CLIENT_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int MIN_BATCHES = 60;
    private static final int MIN_ANSWERS = 10;
    private static final int BATCH = 100;

    private final OrderFeed feed;
    private final RunningService service;
    private final Instant placed;
    private final List<Long> seen = new CopyOnWriteArrayList<>();
    private int batches;

    OrderTraffic(OrderFeed feed, RunningService service, Instant placed) {
        this.feed = feed;
        this.service = service;
        this.placed = placed;
    }

    /** Sends orders until there were enough batches and answers; returns once all orders are processed. */
    void run(String question) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Future<?> asking = executor.submit(() -> askUntil(done, question));
            try {
                // If writing is faster than reading, continues until enough answers were given during the writes.
                long deadline = System.nanoTime() + TIMEOUT.toNanos();
                while (batches < MIN_BATCHES || !isEnough()) {
                    assertThat(System.nanoTime())
                            .as("answers to %d batches: %s", batches, seen)
                            .isLessThan(deadline);
                    feed.send(batch());
                    batches++;
                }
                service.awaitIdle();
            } finally {
                // Otherwise closing the executor would wait for ever.
                done.set(true);
            }
            asking.get(CLIENT_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Number of orders sent. */
    long orders() {
        return (long) batches * BATCH;
    }

    /** Each answer, in order. */
    List<Long> seen() {
        return seen;
    }

    // The last answer so far must count some of the orders.
    private boolean isEnough() {
        return seen.size() > MIN_ANSWERS && seen.getLast() > 0;
    }

    private void askUntil(AtomicBoolean done, String question) {
        while (!done.get()) {
            seen.add(service.get(question, RevenueTotal.class).orders());
        }
    }

    private TestOrder[] batch() {
        TestOrder[] orders = new TestOrder[BATCH];
        for (int number = 0; number < BATCH; number++) {
            orders[number] = TestOrder.sale(
                    "traffic-" + batches + "-" + number,
                    placed,
                    new TestOrder.Line("product-" + number % 7, null, 1, 100));
        }
        return orders;
    }
}
