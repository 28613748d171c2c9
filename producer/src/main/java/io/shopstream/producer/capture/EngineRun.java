package io.shopstream.producer.capture;

import io.shopstream.producer.capture.changes.CaptureMonitor;
import io.shopstream.producer.capture.changes.CaptureState;
import io.shopstream.producer.capture.changes.ChangeHandler;
import io.shopstream.producer.capture.changes.ChangePublisher;
import io.shopstream.producer.capture.changes.DeletedRowFinder;
import io.shopstream.producer.capture.changes.FaultInjectionPoint;
import io.shopstream.producer.capture.changes.RejectedRows;
import io.shopstream.producer.capture.changes.TableSnapshot;
import io.shopstream.producer.capture.slot.SlotFacts;
import io.shopstream.producer.capture.slot.SourceDatabase;
import io.shopstream.producer.capture.slot.SourceIdentity;
import io.shopstream.producer.capture.tables.CapturedTables;
import io.shopstream.producer.capture.tables.TableLayout;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the engine until it fails, a command arrives, or the slot or the tables change. Use it once, on the capture
 * thread.
 */
final class EngineRun {
    private static final Logger LOG = LoggerFactory.getLogger(EngineRun.class);
    private static final Duration FIRST_STOP_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final CaptureSettings settings;
    private final CapturedTables tables;
    private final RejectedRows rejectedRows;
    private final CaptureMonitor monitor;
    private final CaptureCommands commands;
    private final SourceIdentity source;

    EngineRun(
            CaptureSettings settings,
            CapturedTables tables,
            RejectedRows rejectedRows,
            CaptureMonitor monitor,
            CaptureCommands commands,
            SourceIdentity source) {
        this.settings = settings;
        this.tables = tables;
        this.rejectedRows = rejectedRows;
        this.monitor = monitor;
        this.commands = commands;
        this.source = source;
    }

    /** Returns the failure that ended the engine; null if it was stopped. */
    @Nullable Throwable run(String offsetTopic, @Nullable TableSnapshot snapshot, FaultInjectionPoint faultInjectionPoint)
            throws InterruptedException {
        try (ChangePublisher publisher = new ChangePublisher(ChangePublisher.connect(settings.kafka()), monitor)) {
            DeletedRowFinder deletedRows = new DeletedRowFinder(settings.kafka());
            ChangeHandler handler = new ChangeHandler(
                    tables, publisher, deletedRows, rejectedRows, monitor, faultInjectionPoint, snapshot);
            CaptureEngine engine = new CaptureEngine(
                    EngineProperties.of(settings, tables, offsetTopic, snapshot != null),
                    handler,
                    () -> monitor.enter(snapshot == null ? CaptureState.STREAMING : CaptureState.SNAPSHOT),
                    commands::wake);
            engine.start();
            try {
                supervise(engine);
            } finally {
                stop(engine);
            }
            return engine.failure();
        }
    }

    private void supervise(CaptureEngine engine) throws InterruptedException {
        while (!engine.ended() && !commands.isStopped() && !commands.isSnapshotPending()) {
            if (!isSourceUnchanged()) {
                return;
            }
            commands.awaitCommand(settings.inspection());
        }
    }

    private boolean isSourceUnchanged() {
        boolean streaming = monitor.state() == CaptureState.STREAMING;
        try (SourceDatabase database = SourceDatabase.open(settings.database(), settings.slot())) {
            SlotFacts slot = database.slot();
            monitor.retained(slot == null ? null : slot.retainedBytes());
            if (!streaming) {
                return true;
            }
            TableLayout layout = database.layout(tables);
            return slot != null
                    && slot.lost() == null
                    && layout.trouble().isEmpty()
                    && layout.identity().equals(source.layout());
        } catch (SQLException e) {
            // The engine detects the outage itself and ends.
            LOG.debug("the slot could not be inspected: {}", e.getMessage());
            monitor.retained(null);
            return true;
        }
    }

    private void stop(CaptureEngine engine) throws InterruptedException {
        if (engine.stop(FIRST_STOP_TIMEOUT)) {
            return;
        }
        try (SourceDatabase database = SourceDatabase.open(settings.database(), settings.slot())) {
            database.endSlotHolder();
        } catch (SQLException e) {
            LOG.debug("the slot could not be freed: {}", e.getMessage());
        }
        if (!engine.stop(STOP_TIMEOUT)) {
            LOG.error("the change capture engine did not stop within {} s", STOP_TIMEOUT.toSeconds());
        }
    }
}
