package io.shopstream.producer.publish;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Paces the simulator's retries: logs the start and the end of an outage once, and ends the wait on a stop. */
public final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable String waitingFor;

    /**
     * Waits 500 ms before the next attempt.
     *
     * @throws StoppedException if the simulator is to stop
     */
    public void retryAfter(RuntimeException failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (waitingFor == null) {
            LOG.warn("the simulator waits: {}", message);
        }
        waitingFor = message;
        try {
            if (stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoppedException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }

    public void over() {
        if (waitingFor != null) {
            waitingFor = null;
            LOG.info("the simulator resumes");
        }
    }

    public @Nullable String waitingFor() {
        return waitingFor;
    }

    public void stop() {
        stop.countDown();
    }

    public boolean isStopped() {
        return stop.getCount() == 0;
    }

    /** @throws StoppedException if the simulator is to stop */
    public void requireGoingOn() {
        if (isStopped()) {
            throw new StoppedException();
        }
    }

    /** Control flow: unwinds the simulator's thread. */
    public static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StoppedException() {
            super("stopped", null, false, false);
        }
    }
}
