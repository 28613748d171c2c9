package io.shopstream.api.pipeline;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Runs tasks periodically, each on a thread of its own, so that a slow task delays only itself. Not {@code @Scheduled}:
 * its fixed rate makes up for runs that a slow one delayed, all at once.
 */
public final class PeriodicTasks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PeriodicTasks.class);
    private static final Duration CLOSING_TIMEOUT = Duration.ofSeconds(5);

    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    private int tasks;
    private volatile boolean closed;

    public PeriodicTasks(String name) {
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix(name + "-");
        scheduler.setAwaitTerminationMillis(CLOSING_TIMEOUT.toMillis());
        scheduler.setErrorHandler(failure -> {
            if (!closed) {
                LOG.warn("{}: a run failed; the next one follows as usual", name, failure);
            }
        });
        scheduler.initialize();
    }

    /** Starts at once. A run that takes longer than the period delays the next one; runs never overlap. */
    public void every(Duration period, Runnable work) {
        scheduler.setPoolSize(++tasks);
        Trigger sinceTheLastStart = runs -> {
            Instant last = runs.lastActualExecution();
            return last == null ? Instant.now() : last.plus(period);
        };
        scheduler.schedule(work, sinceTheLastStart);
    }

    /** Interrupts running tasks and waits for their end. */
    @Override
    public void close() {
        closed = true;
        scheduler.shutdown();
    }
}
