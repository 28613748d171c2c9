package io.shopstream.sink.rebuild;

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

/** What a run tells while it goes, and what it is told: to stop. Thread-safe. */
final class RunControl {
    private static final Logger LOG = LoggerFactory.getLogger(RunControl.class);

    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final LongAdder records = new LongAdder();
    private final PhaseHook hook;
    private volatile Phase phase = Phase.PREPARING;
    private volatile long phaseBegan = System.nanoTime();
    private volatile long total;
    private volatile boolean cancelled;
    private volatile boolean failed;
    private volatile boolean past;
    private volatile @Nullable String waitingFor;

    /** Called at the beginning of every phase: the moments at which tests let the process die. */
    @FunctionalInterface
    interface PhaseHook {
        PhaseHook NONE = phase -> {};

        void reached(Phase phase);
    }

    RunControl(PhaseHook hook) {
        this.hook = hook;
    }

    void phase(Phase next) {
        check();
        if (next != phase) {
            LOG.info("rebuild: {} took {} ms, now {}", phase, inPhase() / 1_000_000, next);
        }
        phase = next;
        phaseBegan = System.nanoTime();
        hook.reached(next);
    }

    Phase phase() {
        return phase;
    }

    /** Nanoseconds since the phase began. */
    long inPhase() {
        return System.nanoTime() - phaseBegan;
    }

    void total(long offsets) {
        total = offsets;
    }

    long total() {
        return total;
    }

    void read(long more) {
        records.add(more);
    }

    long records() {
        return records.sum();
    }

    void waitingFor(@Nullable String what) {
        waitingFor = what;
    }

    @Nullable String waitingFor() {
        return waitingFor;
    }

    /** Statements on it end when the run is cancelled. */
    Connection watch(Connection connection) {
        connections.add(connection);
        return connection;
    }

    void forget(Connection connection) {
        connections.remove(connection);
    }

    /** @throws CancellationException if the run is to end */
    void check() {
        if (cancelled) {
            throw new CancellationException("cancelled");
        }
        if (failed) {
            throw new CancellationException("another part of the run failed");
        }
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Ends the other threads of the run. */
    void fail() {
        failed = true;
        interruptStatements();
    }

    /** The new tables are in place, or about to be: too late to cancel. */
    void pointOfNoReturn() {
        synchronized (this) {
            check();
            past = true;
        }
    }

    /** The tables have changed places, in a transaction that is not yet committed. */
    void exchanging() {
        phase = Phase.EXCHANGING;
        hook.reached(Phase.EXCHANGING);
    }

    /** The exchange did not come about. */
    void backBefore() {
        phase = Phase.SWAPPING;
        past = false;
    }

    /** False if it is too late. */
    boolean cancel() {
        synchronized (this) {
            if (past) {
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
                // It is closed: nothing runs on it.
            }
        }
    }
}
