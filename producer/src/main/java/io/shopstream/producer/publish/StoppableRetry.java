package io.shopstream.producer.publish;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Paces the attempts of something that is repeated until it succeeds or the simulator stops. Logs once that it waits,
 * and once that it resumes. Thread-safe.
 */
public final class StoppableRetry {
    private static final Logger LOG = LoggerFactory.getLogger(StoppableRetry.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final String what;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable String waitingFor;

    /** @param what is repeated: the subject of the log messages, such as "the simulator" */
    public StoppableRetry(String what) {
        this.what = what;
    }

    /**
     * Waits 500 ms before the next attempt.
     *
     * @throws SimulatorStoppedException if the simulator is to stop
     */
    public void pauseAfter(RuntimeException failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (waitingFor == null) {
            LOG.warn("{} waits: {}", what, message);
        }
        waitingFor = message;
        rest(PAUSE);
    }

    /**
     * Waits that long, without a failure.
     *
     * @throws SimulatorStoppedException if the simulator is to stop
     */
    public void rest(Duration length) {
        try {
            if (stop.await(length.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SimulatorStoppedException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SimulatorStoppedException();
        }
    }

    /** Ends the wait that {@link #pauseAfter} began; without one, does nothing. */
    public void succeeded() {
        if (waitingFor != null) {
            waitingFor = null;
            LOG.info("{} resumes", what);
        }
    }

    /** The message of the last failure; null if the last attempt succeeded. */
    public @Nullable String waitingFor() {
        return waitingFor;
    }

    /** Ends a pause at once, and every later one. */
    public void stop() {
        stop.countDown();
    }

    public boolean isStopped() {
        return stop.getCount() == 0;
    }

    /** @throws SimulatorStoppedException if the simulator is to stop */
    public void throwIfStopped() {
        if (isStopped()) {
            throw new SimulatorStoppedException();
        }
    }
}
