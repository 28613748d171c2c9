package io.shopstream.streams.runtime;

import io.shopstream.schemas.serde.IncompatibleSchemaException;
import io.shopstream.schemas.topic.TopicMismatchException;
import io.shopstream.streams.runtime.application.ForeignTopologyException;
import io.shopstream.streams.runtime.application.StaleStateException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Retries each step of a start until it succeeds and logs what it waits for: broker and registry may start later than
 * this service. Rethrows exceptions that retrying cannot fix.
 */
final class Startup {
    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    // Services that start together need no warning in the first seconds.
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final CountDownLatch stopped;

    /** @param stopped ends the retries when counted down */
    Startup(CountDownLatch stopped) {
        this.stopped = stopped;
    }

    /**
     * Returns true once the step has succeeded; false if the service was stopped first.
     *
     * @param waitingFor completes the log message "streams waits for"
     */
    boolean step(String waitingFor, Runnable step) {
        long startNanos = System.nanoTime();
        while (stopped.getCount() > 0) {
            try {
                step.run();
                return true;
            } catch (ForeignTopologyException
                    | StaleStateException
                    | TopicMismatchException
                    | IncompatibleSchemaException
                    | ConfigException e) {
                throw e;
            } catch (RuntimeException e) {
                if (stopped.getCount() == 0) {
                    return false;
                }
                boolean quiet = System.nanoTime() - startNanos < QUIET.toNanos();
                LOG.atLevel(quiet ? Level.DEBUG : Level.WARN)
                        .log("streams waits for {}: {}", waitingFor, e.getMessage());
                pause();
            }
        }
        return false;
    }

    private void pause() {
        try {
            if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("stopped while waiting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }
}
