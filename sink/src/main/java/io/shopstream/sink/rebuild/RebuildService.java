package io.shopstream.sink.rebuild;

import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.intake.RecordHandler;
import io.shopstream.sink.intake.RecordHandlers;
import io.shopstream.sink.rebuild.control.OwnerConnections;
import io.shopstream.sink.rebuild.control.RebuildPhase;
import io.shopstream.sink.rebuild.control.RebuildSettings;
import io.shopstream.sink.rebuild.control.RunControl;
import io.shopstream.sink.rebuild.plan.LogRange;
import io.shopstream.sink.rebuild.plan.RebuildPlan;
import io.shopstream.sink.rebuild.plan.RebuildRefusedException;
import io.shopstream.sink.rebuild.plan.RebuildTables;
import io.shopstream.sink.rebuild.plan.UnknownTableException;
import io.shopstream.sink.warehouse.FailureClassifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rebuilds tables of the warehouse from the log, one run at a time over all processes. Readers and the live load
 * continue; a run that fails, is cancelled or is killed before its exchange commits leaves the running tables
 * unchanged.
 */
public final class RebuildService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildService.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);
    private static final int RUNS_SHOWN = 5;

    private final Topics topics;
    private final AvroSerdes serdes;
    private final RebuildSettings settings;
    private final OwnerConnections connections;
    private final RunControl.PhaseHook hook;
    private @Nullable ActiveRun active;

    private record ActiveRun(long runId, Set<String> tables, RunControl control, Thread thread) {}

    public RebuildService(Topics topics, AvroSerdes serdes, RebuildSettings settings) {
        this(topics, serdes, settings, RunControl.PhaseHook.NONE);
    }

    RebuildService(Topics topics, AvroSerdes serdes, RebuildSettings settings, RunControl.PhaseHook hook) {
        this.topics = topics;
        this.serdes = serdes;
        this.settings = settings;
        this.connections = new OwnerConnections(settings.owner());
        this.hook = hook;
    }

    /**
     * Drops the tables of killed runs, unless a run is active in some process. If it fails, the next run tries again.
     */
    public void cleanUp() {
        try (Connection connection = connections.open()) {
            if (RunRepository.lock(connection)) {
                RunRepository.cleanUp(connection);
            }
        } catch (SQLException | RebuildRefusedException e) {
            LOG.warn("rebuild: cannot drop the tables of an earlier run, the next run tries again: {}", reason(e));
        }
    }

    /**
     * Starts a run in the background.
     *
     * @param tables names with or without schema; null for all
     * @param fromSchemaVersion only tables whose contents changed their meaning in a later migration; null for any
     * @return the run id
     * @throws UnknownTableException if a name is not a table's
     * @throws RebuildRefusedException if the run is not possible: the running tables and a run in progress are
     *     unchanged
     */
    public synchronized long start(@Nullable Collection<String> tables, @Nullable Integer fromSchemaVersion)
            throws SQLException {
        Set<String> wanted = tables == null ? RebuildTables.all() : RebuildTables.named(tables);
        if (fromSchemaVersion != null) {
            wanted.retainAll(RebuildTables.changedAfter(fromSchemaVersion));
        }
        RebuildPlan plan = RebuildPlan.of(topics, wanted);
        Map<String, RecordHandler> handlers = new HashMap<>(RecordHandlers.facts(topics, serdes));
        handlers.putAll(RecordHandlers.marts(topics, serdes));
        RunControl control = new RunControl(hook);
        RebuildRun rebuildRun = new RebuildRun(plan, settings, handlers, control);
        if (active != null) {
            throw new RebuildRefusedException("a rebuild is running", "Wait for it, or cancel it");
        }
        Connection lockHolder = connections.open();
        try {
            if (!RunRepository.lock(lockHolder)) {
                throw new RebuildRefusedException("a rebuild is running", "Wait for it, or cancel it");
            }
            RunRepository.cleanUp(lockHolder);
            List<LogRange> ranges = rebuildRun.survey(lockHolder);
            long runId = RunRepository.begin(lockHolder, plan.tables());
            LOG.info("rebuild {}: {} from {} offsets", runId, plan.tables(), control.total());
            control.watch(lockHolder);
            Thread thread = Thread.ofPlatform()
                    .name("shop-sink-rebuild")
                    .unstarted(() -> runToCompletion(rebuildRun, control, lockHolder, runId, ranges));
            active = new ActiveRun(runId, plan.tables(), control, thread);
            thread.start();
            return runId;
        } catch (SQLException | RuntimeException e) {
            lockHolder.close();
            throw e;
        }
    }

    private void runToCompletion(
            RebuildRun rebuildRun, RunControl control, Connection lockHolder, long runId, List<LogRange> ranges) {
        try (lockHolder) {
            try {
                rebuildRun.run(lockHolder, runId, ranges);
                LOG.info("rebuild {}: done, {}", runId, rebuildRun.result(null));
                control.phase(RebuildPhase.CLEANING);
                RunRepository.dropNext(lockHolder);
                RunRepository.dropOld(lockHolder);
            } catch (SQLException | RuntimeException | InterruptedException | OutOfMemoryError e) {
                String state = control.isCancelled() ? "CANCELLED" : "FAILED";
                String reason = control.isCancelled() ? "cancelled" : reason(e);
                LOG.warn("rebuild {}: {}: {}", runId, state, reason);
                LOG.debug("rebuild {}", runId, e);
                RunRepository.failed(lockHolder, runId, state, rebuildRun.result(reason));
                RunRepository.dropNext(lockHolder);
                // There are old tables if the run failed after its exchange.
                RunRepository.dropOld(lockHolder);
            }
        } catch (SQLException | RuntimeException e) {
            // The next start cleans up.
            LOG.warn(
                    "rebuild {}: cleaning up failed, the next start tries again: {}",
                    runId,
                    FailureClassifier.classify(e).message());
        } finally {
            synchronized (this) {
                active = null;
            }
        }
    }

    private static String reason(Throwable failure) {
        return failure instanceof RebuildRefusedException refused
                ? refused.getMessage() + ". " + refused.remedy()
                : FailureClassifier.classify(failure).message();
    }

    /** Returns false if no run is in progress in this process, or if it is about to exchange the tables. */
    public boolean cancel() {
        ActiveRun current = active();
        return current != null && current.control().cancel();
    }

    private synchronized @Nullable ActiveRun active() {
        return active;
    }

    public RebuildStatus status() throws SQLException {
        ActiveRun current = active();
        List<RecordedRun> runs;
        try (Connection connection = connections.open()) {
            runs = RunRepository.last(connection, RUNS_SHOWN);
        }
        return new RebuildStatus(current == null ? null : status(current), runs);
    }

    private static RebuildStatus.CurrentRun status(ActiveRun current) {
        RunControl control = current.control();
        boolean reading = control.phase() == RebuildPhase.READING;
        double rate = reading ? control.records() * 1e9 / Math.max(1, control.inPhase()) : 0;
        Long left = rate > 0 ? (long) Math.ceil(Math.max(0, control.total() - control.records()) / rate) : null;
        return new RebuildStatus.CurrentRun(
                current.runId(),
                new ArrayList<>(current.tables()),
                control.phase(),
                control.records(),
                control.total(),
                rate,
                left,
                control.waitingFor());
    }

    @Override
    public void close() {
        ActiveRun current = active();
        if (current != null) {
            current.control().cancel();
            try {
                if (!current.thread().join(CLOSE_TIMEOUT)) {
                    current.thread().interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
