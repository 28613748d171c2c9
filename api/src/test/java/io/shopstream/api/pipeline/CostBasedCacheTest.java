package io.shopstream.api.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CostBasedCacheTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch asking = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);

    @AfterEach
    void release() {
        answer.countDown();
    }

    @Test
    void shouldGiveTheLastAnswerAtOnceWhileAnotherCallerComputes() throws InterruptedException {
        CostBasedCache<Integer> cache = cacheThatHangsFrom(2, Duration.ZERO);
        assertThat(cache.get()).isEqualTo(1);
        Thread first = Thread.ofVirtual().start(cache::get);
        assertThat(asking.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(cache.get()).isEqualTo(1);

        answer.countDown();
        first.join();
        assertThat(asked).hasValue(2);
    }

    @Test
    void shouldReturnNullInsteadOfQueueingForTheFirstAnswer() throws InterruptedException {
        CostBasedCache<Integer> cache = cacheThatHangsFrom(1, Duration.ZERO);
        Thread first = Thread.ofVirtual().start(cache::get);
        assertThat(asking.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(cache.get()).isNull();

        answer.countDown();
        first.join();
        assertThat(asked).hasValue(1);
    }

    @Test
    void shouldNotComputeAgainBeforeExpiry() {
        CostBasedCache<Integer> cache = cacheThatHangsFrom(2, Duration.ofHours(1));

        assertThat(cache.get()).isEqualTo(1);
        assertThat(cache.get()).isEqualTo(1);
    }

    private CostBasedCache<Integer> cacheThatHangsFrom(int call, Duration atLeast) {
        return new CostBasedCache<>(atLeast, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), () -> {
            int number = asked.incrementAndGet();
            if (number >= call) {
                asking.countDown();
                awaitAnswer();
            }
            return number;
        });
    }

    private void awaitAnswer() {
        try {
            answer.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
