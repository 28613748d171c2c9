package io.shopstream.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class ThreadRestartsTest {
    @Test
    void shouldPauseLongerEachTimeAndShowWhatLasts() {
        AtomicLong nanos = new AtomicLong();
        ThreadRestarts pauses = new ThreadRestarts(new CountDownLatch(1), nanos::get);
        String reason = new TopicAuthorizationException("Not authorized to access topics: [shop.orders.v1]").toString();

        assertThat(pauses.failed(reason)).isEqualTo(Duration.ofMillis(500));
        assertThat(pauses.reason()).as("one failure is no state").isEmpty();
        assertThat(pauses.failed(reason)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pauses.reason()).hasValue(reason);
        for (int i = 0; i < 10; i++) {
            pauses.failed(reason);
        }
        assertThat(pauses.failed(reason)).isEqualTo(Duration.ofSeconds(10));

        nanos.addAndGet(Duration.ofSeconds(31).toNanos());
        assertThat(pauses.reason()).isEmpty();
        assertThat(pauses.failed(reason)).isEqualTo(Duration.ofMillis(500));
        assertThat(pauses.reason()).isEmpty();
    }

    @Test
    void shouldNotPauseWhenTheServiceStops() {
        CountDownLatch stopped = new CountDownLatch(1);
        ThreadRestarts pauses = new ThreadRestarts(stopped, () -> 0);
        stopped.countDown();
        for (int i = 0; i < 50; i++) {
            pauses.await("each would take ten seconds");
        }

        assertThat(pauses.reason()).hasValue("each would take ten seconds");
    }
}
