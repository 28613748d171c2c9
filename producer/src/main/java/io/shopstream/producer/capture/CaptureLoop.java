package io.shopstream.producer.capture;

import io.shopstream.producer.capture.SlotDecision.BeginAnew;
import io.shopstream.producer.capture.SlotDecision.GoOn;
import io.shopstream.producer.capture.SlotDecision.Lost;
import io.shopstream.producer.capture.SlotDecision.Refuse;
import io.shopstream.producer.capture.SlotDecision.Wait;
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

/** What the capture's thread does: look, run the engine, and when that ends look again. */
final class CaptureLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    // An engine that ran for so long has worked: the same reason is news again.
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    private static final Duration UNTIL_ASKED = Duration.ofDays(36_500);

    private final CaptureSettings settings;
    private final CapturedTables tables;
    private final Topics topics;
    private final CaptureMonitor monitor;
    private final CaptureCommands commands;
    private final FaultInjectionPoint faultInjectionPoint;
    private final ProgressStore progress;
    private final SlotInspection inspection;
    private String waitsFor = "";
    private String stoppedFor = "";
    private long requestsAtLook;

    CaptureLoop(
            CaptureSettings settings,
            CapturedTables tables,
            Topics topics,
            CaptureMonitor monitor,
            CaptureCommands commands,
            FaultInjectionPoint faultInjectionPoint) {
        this.settings = settings;
        this.tables = tables;
        this.topics = topics;
        this.monitor = monitor;
        this.commands = commands;
        this.faultInjectionPoint = faultInjectionPoint;
        this.progress = new ProgressStore(new OffsetTopic(
                settings.bootstrapServers(), OffsetTopic.in(topics).name()));
        this.inspection = new SlotInspection(settings.slot());
    }

    @Override
    public void run() {
        try {
            while (!commands.isStopped()) {
                try {
                    round();
                } catch (SQLException | RuntimeException e) {
                    meet(CaptureTrouble.of(e, settings), e);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("change capture was interrupted");
        } finally {
            monitor.enter(CaptureState.STOPPED);
        }
    }

    private void round() throws SQLException, InterruptedException {
        requestsAtLook = commands.requests();
        provision();
        SourceIdentity source;
        Snapshot snapshot = null;
        try (SourceDatabase database = SourceDatabase.open(settings.database(), settings.slot())) {
            TableLayout layout = database.layout(tables);
            if (!layout.exists()) {
                waitBecause("the shop database has no tables yet");
                return;
            }
            if (layout.trouble().isPresent()) {
                // Rows that got or lost values meanwhile left no trace in the log.
                commands.oweSnapshot();
                park(CaptureState.FAILED, String.valueOf(layout.trouble().get().getMessage()), settings.inspection());
                return;
            }
            source = database.identity(layout.identity());
            switch (inspection.decide(progress.read(), source, database.slot(), commands.isSnapshotWanted())) {
                case Wait wait -> {
                    waitBecause(wait.why());
                    return;
                }
                case Lost lost -> {
                    park(CaptureState.SLOT_LOST, lost.why());
                    return;
                }
                case Refuse refuse -> {
                    park(CaptureState.FAILED, refuse.why());
                    return;
                }
                case BeginAnew anew -> {
                    LOG.info("change capture takes a snapshot: {}", anew.why());
                    snapshot = beginAnew(database, source);
                }
                case GoOn _ -> LOG.info("change capture goes on from its offset");
            }
        }
        runEngine(source, snapshot);
    }

    private Snapshot beginAnew(SourceDatabase database, SourceIdentity source) throws SQLException {
        // First the offsets: without them any slot is dropped and made anew, also after a crash right here.
        progress.beginAnew(source);
        database.dropSlot();
        commands.snapshotBegins();
        return new Snapshot(database.snapshotVersion());
    }

    private void runEngine(SourceIdentity source, @Nullable Snapshot snapshot) throws InterruptedException {
        monitor.enter(CaptureState.STARTING);
        stoppedFor = "";
        long startedAt = System.nanoTime();
        Throwable failure = new EngineRun(settings, tables, monitor, commands, source)
                .run(OffsetTopic.in(topics).name(), snapshot, faultInjectionPoint);
        if (System.nanoTime() - startedAt > LONG_ENOUGH.toNanos()) {
            waitsFor = "";
        }
        if (failure != null && !commands.isStopped()) {
            meet(CaptureTrouble.of(failure, settings), failure);
        }
    }

    private void meet(CaptureTrouble trouble, Throwable failure) throws InterruptedException {
        LOG.debug("change capture failed", failure);
        switch (trouble) {
            case CaptureTrouble.Passing passing -> waitBecause(passing.reason());
            case CaptureTrouble.Lasting lasting -> park(CaptureState.FAILED, lasting.reason());
            case CaptureTrouble.UnfitChange unfit -> {
                // The next round stops where the table still is so. Where it is right again, the change that was made
                // meanwhile cannot be understood, and rows may have lost or got values without any change in the log.
                LOG.warn("change capture met a change that it cannot read: {}", unfit.reason());
                commands.oweSnapshot();
            }
        }
    }

    private void waitBecause(String reason) throws InterruptedException {
        if (!reason.equals(waitsFor)) {
            LOG.warn("change capture waits: {}", reason);
            waitsFor = reason;
        }
        monitor.enter(CaptureState.WAITING, reason);
        commands.rest(PAUSE);
    }

    private void park(CaptureState state, String reason) throws InterruptedException {
        park(state, reason, UNTIL_ASKED);
    }

    private void park(CaptureState state, String reason, Duration lookAgain) throws InterruptedException {
        if (!reason.equals(stoppedFor)) {
            LOG.error("change capture stopped: {}", reason);
            stoppedFor = reason;
        }
        monitor.enter(state, reason);
        monitor.retained(null);
        commands.awaitRequest(requestsAtLook, lookAgain);
    }

    private void provision() {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                AdminClientConfig.CLIENT_ID_CONFIG,
                "shop-capture",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                4_000))) {
            List<io.shopstream.schemas.topic.Topic<?>> needed = new ArrayList<>();
            tables.all().forEach(table -> needed.add(table.topic()));
            needed.add(OffsetTopic.in(topics));
            new TopicProvisioner(admin).provision(needed);
        }
    }
}
