package io.shopstream.producer.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CaptureCommandsTest {
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final CaptureCommands commands = new CaptureCommands();

    @Test
    void shouldWaitForANewWishThoughASnapshotIsOwed() throws InterruptedException {
        commands.oweSnapshot();
        CountDownLatch over = waiting(commands.requests());
        assertThat(over.await(100, TimeUnit.MILLISECONDS)).isFalse();
        commands.wantSnapshot();
        assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(commands.isSnapshotWanted()).isTrue();
    }

    @Test
    void shouldNotMissAWishBetweenLookAndWait() throws InterruptedException {
        long looked = commands.requests();
        commands.wantSnapshot();
        assertThat(waiting(looked).await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldEndWhenStoppedOrWhenTheTimeIsOver() throws InterruptedException {
        commands.awaitRequest(commands.requests(), Duration.ofMillis(1));
        CountDownLatch over = waiting(commands.requests());
        commands.stop();
        assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private CountDownLatch waiting(long requests) {
        CountDownLatch over = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try {
                commands.awaitRequest(requests, FOR_EVER);
                over.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return over;
    }
}
