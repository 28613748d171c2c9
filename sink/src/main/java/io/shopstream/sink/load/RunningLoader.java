package io.shopstream.sink.load;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** A loader and its thread. Closing ends it after the batch at hand and leaves no thread and no connection behind. */
public final class RunningLoader implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final LoaderMonitor monitor;
    private final Supplier<Parts> parts;
    private @Nullable Parts running;
    private @Nullable Thread thread;

    record Parts(Loader loader, Admin admin, DeadLetters deadLetters) {}

    RunningLoader(LoaderMonitor monitor, Supplier<Parts> parts) {
        this.monitor = monitor;
        this.parts = parts;
    }

    public LoaderMonitor monitor() {
        return monitor;
    }

    /** Starts once; what it needs may still be away. */
    public synchronized void start() {
        Parts made = parts.get();
        running = made;
        // Not a virtual thread: it blocks in the JDBC driver and the Kafka client for most of its life.
        thread = Thread.ofPlatform().name(monitor.name()).start(made.loader());
    }

    /** Marks the loader as waiting for, or stopped by, what comes before it. */
    public void waiting(String reason) {
        monitor.waiting(reason);
    }

    public void stopped(String reason, String remedy, Throwable cause) {
        monitor.stopped(reason, remedy, cause);
    }

    @Override
    public synchronized void close() {
        Parts open = running;
        Thread loop = thread;
        if (open == null || loop == null) {
            monitor.closed();
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
