package io.shopstream.api.sse;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The frames to send to one client: at most one per type, the newest. A slow client therefore costs a few frames of
 * memory, misses only replaced frames and never blocks others.
 */
public final class SseClient implements AutoCloseable {
    private final String currency;
    private final Set<String> types;
    private final Runnable onConflation;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, SseFrame> pending = new LinkedHashMap<>();
    private final Runnable onClose;
    private boolean closed;

    SseClient(
            String currency, Set<String> types, Runnable onConflation, java.util.function.Consumer<SseClient> onClose) {
        this.currency = currency;
        this.types = Set.copyOf(types);
        this.onConflation = onConflation;
        this.onClose = () -> onClose.accept(this);
    }

    String currency() {
        return currency;
    }

    boolean wants(String type) {
        return types.contains(type);
    }

    /** Waits only for a short lock, never for the network. */
    void offer(SseFrame frame) {
        if (!frame.concerns(currency) || !frame.isOf(types)) {
            return;
        }
        lock.lock();
        try {
            // Removed first, so that the newest frame is also the last: ids on the wire only increase.
            if (pending.remove(frame.type()) != null) {
                onConflation.run();
            }
            pending.put(frame.type(), frame);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for frames and returns them in order of ids; empty if none came within {@code timeout} (time for a
     * heartbeat) or before {@link #close()}.
     */
    public List<byte[]> next(Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long nanos = timeout.toNanos();
            while (pending.isEmpty() && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            List<byte[]> frames = pending.values().stream().map(SseFrame::bytes).toList();
            pending.clear();
            return frames;
        } finally {
            lock.unlock();
        }
    }

    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the stream and unregisters the client. Either side may call it, more than once. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        onClose.run();
    }
}
