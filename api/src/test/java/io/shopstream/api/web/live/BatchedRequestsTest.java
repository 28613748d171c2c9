package io.shopstream.api.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchedRequestsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Queue<List<String>> sent = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> mayAnswer = new CompletableFuture<>();
    private final RuntimeException failure = new IllegalStateException("no answer");

    @Test
    void shouldAskForItsKeyAtOnceIfNoRequestIsUnderWay() {
        BatchedRequests<String, String> requests = batched(this::answer, 1, LONG);
        mayAnswer.complete(null);

        assertThat(requests.ask("a")).isEqualTo("answer to [a]");
        assertThat(requests.ask("b")).isEqualTo("answer to [b]");
    }

    @Test
    void shouldAskForTheKeysOfAllWhoWaitWithOneRequest() {
        BatchedRequests<String, String> requests = batched(this::answer, 1, LONG);
        List<Asking> asking = start(requests, "a", "b", "c", "d", "e");
        mayAnswer.complete(null);

        assertThat(asking.getFirst().answer()).isEqualTo("answer to [a]");
        assertThat(asking.get(1).answer()).isEqualTo("answer to [b, c, d]");
        assertThat(asking.get(3).answer()).isEqualTo("answer to [b, c, d]");
        assertThat(asking.get(4).answer()).isEqualTo("answer to [e]");
        assertThat(sent).hasSize(3);
    }

    @Test
    void shouldThrowAFailureToAllItsCallersAndGoOn() {
        BatchedRequests<String, String> requests = batched(
                keys -> {
                    if (keys.contains("b")) {
                        throw failure;
                    }
                    return answer(keys);
                },
                1,
                LONG);
        List<Asking> asking = start(requests, "a", "b", "c");
        mayAnswer.complete(null);

        assertThat(asking.getFirst().answer()).isEqualTo("answer to [a]");
        assertThatThrownBy(asking.get(1)::answer).isSameAs(failure);
        assertThatThrownBy(asking.get(2)::answer).isSameAs(failure);
        assertThat(requests.ask("d")).isEqualTo("answer to [d]");
    }

    @Test
    void shouldNotWaitForOthersLongerThanItsPatience() {
        BatchedRequests<String, String> requests = batched(this::answer, 1, Duration.ofMillis(20));
        List<Asking> asking = start(requests, "a");

        assertThatThrownBy(() -> requests.ask("b")).hasMessage("others take too long");
        mayAnswer.complete(null);
        assertThat(asking.getFirst().answer()).isEqualTo("answer to [a]");
        assertThat(requests.ask("c")).isEqualTo("answer to [c]");
    }

    /** No caller may be forgotten, however they meet. */
    @Test
    void shouldAnswerEveryCaller() {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        BatchedRequests<Integer, List<Integer>> requests = new BatchedRequests<>(
                keys -> {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    Thread.yield();
                    underWay.decrementAndGet();
                    if (keys.getFirst() % 7 == 0) {
                        throw failure;
                    }
                    return keys;
                },
                2,
                3,
                LONG,
                () -> failure);
        AtomicInteger answered = new AtomicInteger();
        List<Thread> callers = new ArrayList<>();
        for (int thread = 0; thread < 16; thread++) {
            int first = thread * 1_000;
            callers.add(Thread.ofVirtual().start(() -> {
                for (int key = first; key < first + 500; key++) {
                    try {
                        assertThat(requests.ask(key)).contains(key);
                    } catch (IllegalStateException e) {
                        assertThat(e).isSameAs(failure);
                    }
                    answered.incrementAndGet();
                }
            }));
        }
        await().atMost(LONG).untilAsserted(() -> assertThat(answered).hasValue(8_000));

        assertThat(most).hasValueLessThanOrEqualTo(2);
    }

    private BatchedRequests<String, String> batched(
            java.util.function.Function<List<String>, String> request, int maxRequests, Duration patience) {
        return new BatchedRequests<>(
                request, maxRequests, 3, patience, () -> new IllegalStateException("others take too long"));
    }

    private String answer(List<String> keys) {
        sent.add(keys);
        mayAnswer.join();
        return "answer to " + keys;
    }

    /** One caller after the other, so that each waits behind the one before. */
    private static List<Asking> start(BatchedRequests<String, String> requests, String... keys) {
        List<Asking> asking = new ArrayList<>();
        for (String key : keys) {
            Asking next = new Asking(requests, key);
            await("a caller that waits").until(next::waits);
            asking.add(next);
        }
        return asking;
    }

    private static final class Asking {
        private final CompletableFuture<String> answer = new CompletableFuture<>();
        private final Thread thread;

        Asking(BatchedRequests<String, String> requests, String key) {
            thread = Thread.ofPlatform().daemon().start(() -> {
                try {
                    answer.complete(requests.ask(key));
                } catch (RuntimeException e) {
                    answer.completeExceptionally(e);
                }
            });
        }

        boolean waits() {
            return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
        }

        String answer() {
            try {
                return answer.join();
            } catch (java.util.concurrent.CompletionException e) {
                throw (RuntimeException) e.getCause();
            }
        }
    }
}
