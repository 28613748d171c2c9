package io.shopstream.api.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks periodically, each on its own virtual thread, so that a slow task delays only itself. */
public final class PeriodicTasks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PeriodicTasks.class);
    private static final Duration CLOSING_TIMEOUT = Duration.ofSeconds(5);

    private final String name;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    public PeriodicTasks(String name) {
        this.name = name;
    }

    /** Starts at once. A run that takes longer than the period delays the next one; runs never overlap. */
    public void every(Duration period, Runnable work) {
        threads.add(Thread.ofVirtual().name(name).start(() -> repeat(period, work)));
    }

    private void repeat(Duration period, Runnable work) {
        try {
            do {
                long start = System.nanoTime();
                runOnce(work);
                long rest = period.toNanos() - (System.nanoTime() - start);
                if (closed.await(Math.max(0, rest), TimeUnit.NANOSECONDS)) {
                    return;
                }
            } while (true);
        } catch (InterruptedException e) {
            // closing
        }
    }

    private void runOnce(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (closed.getCount() > 0) {
                LOG.warn("{}: a run failed; the next one follows as usual", name, e);
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(CLOSING_TIMEOUT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
