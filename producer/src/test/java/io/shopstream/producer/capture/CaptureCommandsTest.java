package io.shopstream.producer.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CaptureCommandsTest {
    private static final Duration LONG_TIMEOUT = Duration.ofDays(1);

    private final CaptureCommands commands = new CaptureCommands();

    @Test
    void shouldAwaitANewRequestWhileASnapshotIsPending() throws InterruptedException {
        commands.requireSnapshot();
        CountDownLatch returned = startWaiting(commands.requests());
        assertThat(returned.await(100, TimeUnit.MILLISECONDS)).isFalse();
        commands.requestSnapshot();
        assertThat(returned.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(commands.isSnapshotPending()).isTrue();
    }

    @Test
    void shouldNotMissARequestBetweenInspectionAndWait() throws InterruptedException {
        long requestsAtInspection = commands.requests();
        commands.requestSnapshot();
        assertThat(startWaiting(requestsAtInspection).await(20, TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void shouldReturnWhenStoppedOrAfterTheTimeout() throws InterruptedException {
        commands.awaitRequest(commands.requests(), Duration.ofMillis(1));
        CountDownLatch returned = startWaiting(commands.requests());
        commands.stop();
        assertThat(returned.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private CountDownLatch startWaiting(long requests) {
        CountDownLatch returned = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try {
                commands.awaitRequest(requests, LONG_TIMEOUT);
                returned.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return returned;
    }
}
