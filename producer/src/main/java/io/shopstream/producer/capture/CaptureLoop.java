package io.shopstream.producer.capture;

import io.shopstream.producer.capture.changes.CaptureMonitor;
import io.shopstream.producer.capture.changes.CaptureState;
import io.shopstream.producer.capture.changes.FaultInjectionPoint;
import io.shopstream.producer.capture.changes.RejectedRows;
import io.shopstream.producer.capture.changes.TableSnapshot;
import io.shopstream.producer.capture.slot.OffsetTopic;
import io.shopstream.producer.capture.slot.ProgressStore;
import io.shopstream.producer.capture.slot.SlotDecision.Lost;
import io.shopstream.producer.capture.slot.SlotDecision.Refuse;
import io.shopstream.producer.capture.slot.SlotDecision.Resume;
import io.shopstream.producer.capture.slot.SlotDecision.TakeSnapshot;
import io.shopstream.producer.capture.slot.SlotDecision.Wait;
import io.shopstream.producer.capture.slot.SlotInspection;
import io.shopstream.producer.capture.slot.SourceDatabase;
import io.shopstream.producer.capture.slot.SourceIdentity;
import io.shopstream.producer.capture.tables.CapturedTables;
import io.shopstream.producer.capture.tables.TableLayout;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs change capture: inspects the slot and the tables, runs the engine, and starts over when the engine ends. */
final class CaptureLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    // After an engine has run this long, the same reason for waiting is logged again.
    private static final Duration STABLE_RUN = Duration.ofSeconds(30);
    // Nobody knows yet whether such a failure passes: the pauses double, so that it costs little if it does not.
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration UNTIL_REQUESTED = Duration.ofDays(36_500);

    private final CaptureSettings settings;
    private final CapturedTables tables;
    private final RejectedRows rejectedRows;
    private final Topics topics;
    private final CaptureMonitor monitor;
    private final CaptureCommands commands;
    private final FaultInjectionPoint faultInjectionPoint;
    private final ProgressStore progress;
    private final SlotInspection inspection;
    private String lastWaitReason = "";
    private String lastStopReason = "";
    private Duration unexplainedPause = PAUSE;
    private long requestsAtInspection;

    CaptureLoop(
            CaptureSettings settings,
            CapturedTables tables,
            RejectedRows rejectedRows,
            Topics topics,
            CaptureMonitor monitor,
            CaptureCommands commands,
            FaultInjectionPoint faultInjectionPoint) {
        this.settings = settings;
        this.tables = tables;
        this.rejectedRows = rejectedRows;
        this.topics = topics;
        this.monitor = monitor;
        this.commands = commands;
        this.faultInjectionPoint = faultInjectionPoint;
        this.progress = new ProgressStore(
                new OffsetTopic(settings.kafka(), OffsetTopic.in(topics).name()));
        this.inspection = new SlotInspection(settings.slot());
    }

    @Override
    public void run() {
        try {
            while (!commands.isStopped()) {
                try {
                    runOnce();
                } catch (SQLException | RuntimeException e) {
                    handle(CaptureTrouble.of(e, settings), e);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("change capture was interrupted");
        } finally {
            monitor.enter(CaptureState.STOPPED);
        }
    }

    private void runOnce() throws SQLException, InterruptedException {
        requestsAtInspection = commands.requests();
        provision();
        SourceIdentity source;
        TableSnapshot snapshot = null;
        try (SourceDatabase database = SourceDatabase.open(settings.database(), settings.slot())) {
            TableLayout layout = database.layout(tables);
            if (!layout.exists()) {
                waitBecause("the shop database has no tables yet");
                return;
            }
            if (layout.trouble().isPresent()) {
                // Rows may have gained or lost column values without a change in the log.
                commands.requireSnapshot();
                halt(CaptureState.FAILED, String.valueOf(layout.trouble().get().getMessage()), settings.inspection());
                return;
            }
            source = database.identity(layout.identity());
            switch (inspection.decide(progress.read(), source, database.slot(), commands.isSnapshotPending())) {
                case Wait wait -> {
                    waitBecause(wait.reason());
                    return;
                }
                case Lost lost -> {
                    halt(CaptureState.SLOT_LOST, lost.reason());
                    return;
                }
                case Refuse refuse -> {
                    halt(CaptureState.FAILED, refuse.reason());
                    return;
                }
                case TakeSnapshot needed -> {
                    LOG.info("change capture takes a snapshot: {}", needed.reason());
                    snapshot = prepareSnapshot(database, source);
                }
                case Resume _ -> LOG.info("change capture resumes from its stored offset");
            }
        }
        runEngine(source, snapshot);
    }

    private TableSnapshot prepareSnapshot(SourceDatabase database, SourceIdentity source) throws SQLException {
        // Offsets are deleted first: after a crash at this point the next start takes a snapshot and replaces the slot.
        progress.reset(source);
        database.dropSlot();
        commands.snapshotStarted();
        return new TableSnapshot(database.snapshotVersion());
    }

    private void runEngine(SourceIdentity source, @Nullable TableSnapshot snapshot) throws InterruptedException {
        monitor.enter(CaptureState.STARTING);
        lastStopReason = "";
        long startedAt = System.nanoTime();
        Throwable failure = new EngineRun(settings, tables, rejectedRows, monitor, commands, source)
                .run(OffsetTopic.in(topics).name(), snapshot, faultInjectionPoint);
        if (System.nanoTime() - startedAt > STABLE_RUN.toNanos()) {
            lastWaitReason = "";
            unexplainedPause = PAUSE;
        }
        if (failure != null && !commands.isStopped()) {
            handle(CaptureTrouble.of(failure, settings), failure);
        }
    }

    private void handle(CaptureTrouble trouble, Throwable failure) throws InterruptedException {
        LOG.debug("change capture failed", failure);
        switch (trouble) {
            case CaptureTrouble.Transient failed -> waitBecause(failed.reason());
            case CaptureTrouble.Unexplained failed -> {
                waitBecause(failed.reason(), unexplainedPause);
                Duration next = unexplainedPause.multipliedBy(2);
                unexplainedPause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
            }
            case CaptureTrouble.Permanent failed -> halt(CaptureState.FAILED, failed.reason());
            case CaptureTrouble.UnfitChange unfit -> {
                // If the table still does not fit, the next inspection stops capture. If it fits again, the change made
                // in between still cannot be read, and rows may have gained or lost values without a change in the log.
                LOG.warn("change capture cannot read a change: {}", unfit.reason());
                commands.requireSnapshot();
            }
        }
    }

    private void waitBecause(String reason) throws InterruptedException {
        waitBecause(reason, PAUSE);
    }

    private void waitBecause(String reason, Duration pause) throws InterruptedException {
        if (!reason.equals(lastWaitReason)) {
            LOG.warn("change capture waits: {}", reason);
            lastWaitReason = reason;
        }
        monitor.enter(CaptureState.WAITING, reason);
        commands.awaitStop(pause);
    }

    private void halt(CaptureState state, String reason) throws InterruptedException {
        halt(state, reason, UNTIL_REQUESTED);
    }

    private void halt(CaptureState state, String reason, Duration retryAfter) throws InterruptedException {
        if (!reason.equals(lastStopReason)) {
            LOG.error("change capture stopped: {}", reason);
            lastStopReason = reason;
        }
        monitor.enter(state, reason);
        monitor.retained(null);
        commands.awaitRequest(requestsAtInspection, retryAfter);
    }

    private void provision() {
        try (Admin admin = Admin.create(settings.kafka()
                .with(Map.of(
                        AdminClientConfig.CLIENT_ID_CONFIG,
                        "shop-capture",
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        5_000,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        4_000)))) {
            List<io.shopstream.schemas.topic.Topic<?>> needed = new ArrayList<>();
            tables.all().forEach(table -> needed.add(table.topic()));
            needed.add(rejectedRows.topic());
            needed.add(OffsetTopic.in(topics));
            new TopicProvisioner(admin, topics.replication()).provision(needed);
        }
    }
}
