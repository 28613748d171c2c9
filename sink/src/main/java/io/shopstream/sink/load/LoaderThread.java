package io.shopstream.sink.load;

import io.shopstream.sink.load.batch.DeadLetters;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * Runs a loader on its own thread. Closing ends it after the current batch, or interrupts it after 30 s. A loader that
 * has stopped may be started again, with new clients; it resumes from the ledger.
 */
public final class LoaderThread implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final LoaderMonitor monitor;
    private final Supplier<LoaderParts> parts;
    private @Nullable LoaderParts running;
    private @Nullable Thread thread;

    record LoaderParts(Loader loader, Admin admin, DeadLetters deadLetters) {}

    LoaderThread(LoaderMonitor monitor, Supplier<LoaderParts> parts) {
        this.monitor = monitor;
        this.parts = parts;
    }

    public LoaderMonitor monitor() {
        return monitor;
    }

    /**
     * Starts the loader, the first time or after it has stopped; no effect while it runs or waits. Kafka and the
     * warehouse may still be unavailable.
     */
    public synchronized void start() {
        if (running != null) {
            if (!(monitor.state() instanceof LoaderState.Stopped)) {
                return;
            }
            end();
        }
        LoaderParts made = parts.get();
        monitor.starting("joining the consumer group");
        running = made;
        // Not a virtual thread: it blocks in the JDBC driver and the Kafka client most of the time.
        thread = Thread.ofPlatform().name(monitor.name()).start(made.loader());
    }

    /** Marks the loader, before its start, as being prepared. */
    public void starting(String what) {
        monitor.starting(what);
    }

    /** Marks the loader, before its start, as waiting for the warehouse to be prepared. */
    public void waiting(String reason) {
        monitor.waiting(reason);
    }

    public void stopped(String reason, String remedy, Throwable cause) {
        monitor.stopped(reason, remedy, cause);
    }

    @Override
    public synchronized void close() {
        if (running == null) {
            monitor.closed();
        }
        end();
    }

    /** Ends the thread and closes the clients; no effect on a loader that was not started. */
    private void end() {
        LoaderParts open = running;
        Thread loop = thread;
        if (open == null || loop == null) {
            return;
        }
        open.loader().stop();
        try {
            if (!loop.join(CLOSE_TIMEOUT)) {
                loop.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open.deadLetters().close();
        open.admin().close(Duration.ofSeconds(5));
        running = null;
        thread = null;
    }
}
