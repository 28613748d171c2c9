package io.shopstream.streams.flow;

import io.shopstream.schemas.serde.RegistryUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the stream thread on the record whose schema cannot be had, until the registry answers or the budget is spent.
 *
 * <p>Waiting in place, and not failing at once, because under exactly-once a failed task throws its local state away and
 * restores all of it: a short outage of the registry would become an outage of the queries. While the thread waits,
 * stores go on answering. What was processed before the record may have opened a transaction that waits too, so the
 * budget must stay below the producers' {@code transaction.timeout.ms}; what is thrown after it replaces the thread, and
 * the record is read again. Several waits in one transaction may outlast it all the same: then it is aborted, and its
 * tasks begin again from the last commit.
 */
public final class RegistryRetry implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryRetry.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Duration budget;
    private final Runnable onWait;
    private final CountDownLatch closed = new CountDownLatch(1);

    public RegistryRetry(Duration budget, Runnable onWait) {
        this.budget = budget;
        this.onWait = onWait;
    }

    /**
     * What {@code work} gives, tried until it stops throwing {@link RegistryUnavailableException}. Throws that exception
     * when the budget is spent, this is closed, or the thread is interrupted.
     */
    public <T> T await(Supplier<T> work) {
        long deadline = System.nanoTime() + budget.toNanos();
        while (true) {
            try {
                return work.get();
            } catch (RegistryUnavailableException e) {
                onWait.run();
                LOG.warn("intake waits for the schema registry: {}", e.getMessage());
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

    /** Lets go of every waiting thread, so that closing the service need not wait for the registry. */
    @Override
    public void close() {
        closed.countDown();
    }
}
