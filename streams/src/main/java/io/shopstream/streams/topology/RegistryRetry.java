package io.shopstream.streams.topology;

import io.shopstream.schemas.serde.RegistryUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blocks the stream thread and retries while the schema registry is unavailable, until it answers or the timeout
 * expires.
 *
 * <p>It waits in place because under exactly-once a failed task discards its local state and restores all of it: a
 * short outage of the registry would become an outage of the queries. While the thread waits, queries still read the
 * stores. The records processed before may have opened a transaction, so the timeout must be below the producers'
 * {@code transaction.timeout.ms}. After the timeout the exception ends the stream thread, a new one replaces it, and
 * the record is read again. Several waits in one transaction can still exceed the transaction timeout: then it is
 * aborted, and its tasks restart from the last commit.
 */
public final class RegistryRetry implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryRetry.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Duration timeout;
    private final Runnable onWait;
    private final CountDownLatch closed = new CountDownLatch(1);

    public RegistryRetry(Duration timeout, Runnable onWait) {
        this.timeout = timeout;
        this.onWait = onWait;
    }

    /**
     * Returns the result of {@code work}, retrying while it throws {@link RegistryUnavailableException}. Rethrows that
     * exception when the timeout expires, this is closed, or the thread is interrupted.
     */
    public <T> T await(Supplier<T> work) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            try {
                return work.get();
            } catch (RegistryUnavailableException e) {
                onWait.run();
                LOG.warn("waiting for the schema registry: {}", e.getMessage());
                if (System.nanoTime() + PAUSE.toNanos() > deadline || endedWhilePausing()) {
                    throw e;
                }
            }
        }
    }

    private boolean endedWhilePausing() {
        try {
            return closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Releases every waiting thread, so that closing the service does not wait for the registry. */
    @Override
    public void close() {
        closed.countDown();
    }
}
