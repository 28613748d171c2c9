package io.shopstream.api.reports.queue;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Writes reports one after the other: a report needs a processor for seconds, and several at once would need the memory
 * of several. Twenty may wait; whoever comes then is refused. Has no thread while there is nothing to write.
 */
public final class ReportQueue implements AutoCloseable {
    private static final int MAX_WAITING = 20;
    private static final Duration IDLE = Duration.ofSeconds(30);
    // About as long as a few reports take.
    private static final Duration RETRY_AFTER = Duration.ofSeconds(15);

    private final ThreadPoolExecutor writer;

    public ReportQueue() {
        writer = new ThreadPoolExecutor(
                1,
                1,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_WAITING),
                Thread.ofPlatform().name("api-report").daemon().factory());
        writer.allowCoreThreadTimeOut(true);
    }

    /**
     * Waits until the work is done on the thread of the queue.
     *
     * @throws ReportQueueFullException if too many wait already
     * @throws ReportQueueClosedException if the service stops
     */
    public <T> T run(Supplier<T> work) {
        Future<T> result = submitted(work);
        try {
            return result.get();
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new ReportQueueClosedException(e);
        } catch (CancellationException e) {
            throw new ReportQueueClosedException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        }
    }

    private <T> Future<T> submitted(Supplier<T> work) {
        try {
            return writer.submit(work::get);
        } catch (RejectedExecutionException e) {
            if (writer.isShutdown()) {
                throw new ReportQueueClosedException(e);
            }
            throw new ReportQueueFullException(MAX_WAITING, RETRY_AFTER);
        }
    }

    /** Reports that wait, without the one that is being written. */
    public int waiting() {
        return writer.getQueue().size();
    }

    /** Interrupts the report that is being written; those that wait are not written. */
    @Override
    public void close() {
        writer.shutdownNow().forEach(waiting -> {
            if (waiting instanceof Future<?> future) {
                future.cancel(true);
            }
        });
    }
}
