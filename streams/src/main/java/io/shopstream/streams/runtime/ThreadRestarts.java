package io.shopstream.streams.runtime;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pauses before a failed stream thread is replaced, longer each time: what an operator must undo, such as a right that
 * was taken away, lasts, and each new thread joins the group and restores its stores. From the second failure within
 * 30 s on, the reason is shown. Thread-safe.
 */
final class ThreadRestarts {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadRestarts.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration MEMORY = Duration.ofSeconds(30);

    private final CountDownLatch stopped;
    private final LongSupplier nanoTime;
    private Duration nextPause = FIRST_PAUSE;
    private int failures;
    private long failedAt;
    private String lastReason = "";

    /** @param stopped ends every pause when counted down */
    ThreadRestarts(CountDownLatch stopped, LongSupplier nanoTime) {
        this.stopped = stopped;
        this.nanoTime = nanoTime;
    }

    /** Blocks for the pause; returns at once if the service stops. */
    void await(String reason) {
        Duration pause = failed(reason);
        LOG.warn(
                "a stream thread failed; a new one resumes from the last commit in {} s: {}",
                pause.toMillis() / 1000.0,
                reason);
        try {
            if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("stopped while a thread was to be replaced");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Notes a failure and returns how long to pause. */
    synchronized Duration failed(String reason) {
        if (isForgotten()) {
            failures = 0;
            nextPause = FIRST_PAUSE;
        }
        failures++;
        failedAt = nanoTime.getAsLong();
        lastReason = reason;
        Duration pause = nextPause;
        Duration doubled = pause.multipliedBy(2);
        nextPause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return pause;
    }

    /** Why stream threads fail again and again; empty if none has failed lately, or only one. */
    synchronized Optional<String> reason() {
        return failures < 2 || isForgotten() ? Optional.empty() : Optional.of(lastReason);
    }

    private boolean isForgotten() {
        return failures > 0 && nanoTime.getAsLong() - failedAt > MEMORY.toNanos();
    }
}
