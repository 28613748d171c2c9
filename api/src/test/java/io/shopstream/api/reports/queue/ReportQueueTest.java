package io.shopstream.api.reports.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReportQueueTest {
    @Test
    void shouldWriteOneAtATimeAndRefuseTheTwentySecond() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        AtomicInteger running = new AtomicInteger();
        List<Integer> together = Collections.synchronizedList(new ArrayList<>());
        try (ReportQueue queue = new ReportQueue();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int report = 0; report < 21; report++) {
                int number = report;
                answers.add(clients.submit(() -> queue.run(() -> {
                    together.add(running.incrementAndGet());
                    awaitQuietly(first);
                    running.decrementAndGet();
                    return number;
                })));
            }
            await().until(() -> queue.waiting() == 20);

            assertThatThrownBy(() -> queue.run(() -> "one too many"))
                    .isInstanceOfSatisfying(ReportQueueFullException.class, refused -> assertThat(refused.retryAfter())
                            .isPositive())
                    .hasMessageContaining("ask again later");

            first.countDown();
            for (int report = 0; report < answers.size(); report++) {
                assertThat(answers.get(report).get()).isEqualTo(report);
            }
            assertThat(together).hasSize(21).containsOnly(1);
        }
    }

    @Test
    void shouldAnswerWhateverFails() {
        try (ReportQueue queue = new ReportQueue()) {
            assertThatThrownBy(() -> queue.run(() -> {
                        throw new IllegalArgumentException("no such table");
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no such table");
            assertThat(queue.run(() -> "the next one")).isEqualTo("the next one");
        }
    }

    @Test
    void shouldLeaveNobodyWaitingWhenItIsClosed() {
        CountDownLatch never = new CountDownLatch(1);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            ReportQueue queue = new ReportQueue();
            CountDownLatch begun = new CountDownLatch(1);
            Future<?> running = clients.submit(() -> queue.run(() -> {
                begun.countDown();
                return awaitQuietly(never);
            }));
            assertThat(awaitQuietly(begun)).isTrue();
            Future<?> waiting = clients.submit(() -> queue.run(() -> true));
            await().until(() -> queue.waiting() == 1);

            queue.close();

            assertThatThrownBy(waiting::get).hasCauseInstanceOf(ReportQueueClosedException.class);
            await().until(running::isDone);
            assertThatThrownBy(() -> queue.run(() -> true)).isInstanceOf(ReportQueueClosedException.class);
        }
    }

    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            // Not for ever: a test that fails would not end.
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
