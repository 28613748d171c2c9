package io.shopstream.bench.shop;

import java.util.List;

/** Runs the given actions once and in order: at the end of a block, or when this process is terminated. */
public final class ExitGuard implements AutoCloseable {
    private final List<Runnable> closings;
    private final Thread hook = new Thread(this::closeOnce, "bench-clean-up");
    private boolean closed;

    public ExitGuard(Runnable... closings) {
        this.closings = List.of(closings);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private synchronized void closeOnce() {
        if (!closed) {
            closed = true;
            closings.forEach(Runnable::run);
        }
    }

    @Override
    public void close() {
        closeOnce();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is already shutting down.
        }
    }
}
