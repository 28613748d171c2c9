package io.shopstream.sink.rebuild.control;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports the progress of a run and cancels it. Thread-safe. */
public final class RunControl {
    private static final Logger LOG = LoggerFactory.getLogger(RunControl.class);

    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final LongAdder records = new LongAdder();
    private final PhaseHook hook;
    private volatile RebuildPhase phase = RebuildPhase.PREPARING;
    private volatile long phaseBegan = System.nanoTime();
    private volatile long total;
    private volatile boolean cancelled;
    private volatile boolean failed;
    private volatile boolean isExchanging;
    private volatile @Nullable String waitingFor;

    /** Called at the beginning of every phase. Tests kill the process there. */
    @FunctionalInterface
    public interface PhaseHook {
        PhaseHook NONE = phase -> {};

        void reached(RebuildPhase phase);
    }

    public RunControl(PhaseHook hook) {
        this.hook = hook;
    }

    public void phase(RebuildPhase next) {
        check();
        if (next != phase) {
            LOG.info("rebuild: {} took {} ms, now {}", phase, inPhase() / 1_000_000, next);
        }
        phase = next;
        phaseBegan = System.nanoTime();
        hook.reached(next);
    }

    public RebuildPhase phase() {
        return phase;
    }

    /** Nanoseconds since the phase began. */
    public long inPhase() {
        return System.nanoTime() - phaseBegan;
    }

    public void total(long offsets) {
        total = offsets;
    }

    public long total() {
        return total;
    }

    public void read(long more) {
        records.add(more);
    }

    public long records() {
        return records.sum();
    }

    public void waitingFor(@Nullable String what) {
        waitingFor = what;
    }

    public @Nullable String waitingFor() {
        return waitingFor;
    }

    /** Statements on the connection are cancelled when the run is cancelled or fails. */
    public Connection watch(Connection connection) {
        connections.add(connection);
        return connection;
    }

    public void forget(Connection connection) {
        connections.remove(connection);
    }

    /** @throws CancellationException if the run was cancelled or another part of it failed */
    public void check() {
        if (cancelled) {
            throw new CancellationException("cancelled");
        }
        if (failed) {
            throw new CancellationException("another part of the run failed");
        }
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** Stops the other threads of the run. */
    public void fail() {
        failed = true;
        interruptStatements();
    }

    /** From now on the run cannot be cancelled, because the tables are about to be exchanged. */
    public void pointOfNoReturn() {
        synchronized (this) {
            check();
            isExchanging = true;
        }
    }

    /** The tables are exchanged in a transaction that is not yet committed. */
    public void exchanging() {
        phase = RebuildPhase.EXCHANGING;
        hook.reached(RebuildPhase.EXCHANGING);
    }

    /** The exchange failed and is rolled back: the run can be cancelled again. */
    public void exchangeFailed() {
        phase = RebuildPhase.SWAPPING;
        isExchanging = false;
    }

    /** Returns false if it is too late to cancel. */
    public boolean cancel() {
        synchronized (this) {
            if (isExchanging) {
                return false;
            }
            cancelled = true;
        }
        interruptStatements();
        return true;
    }

    private void interruptStatements() {
        for (Connection connection : connections) {
            try {
                connection.unwrap(PGConnection.class).cancelQuery();
            } catch (SQLException e) {
                // The connection is closed, so nothing runs on it.
            }
        }
    }
}
