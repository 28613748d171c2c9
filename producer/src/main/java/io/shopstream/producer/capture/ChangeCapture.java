package io.shopstream.producer.capture;

import io.shopstream.producer.capture.changes.CaptureMonitor;
import io.shopstream.producer.capture.changes.CaptureState;
import io.shopstream.producer.capture.changes.FaultInjectionPoint;
import io.shopstream.producer.capture.changes.RejectedRows;
import io.shopstream.producer.capture.tables.CapturedTables;
import io.shopstream.schemas.query.ProducerStatus;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the compacted topics of users, categories, products and campaigns equal to the tables of the shop database:
 * first a snapshot, then every change, with deletions as tombstones. Each record carries its source LSN as version and
 * header, so a record that is published again after a crash changes nothing. A row that no record can hold becomes a
 * dead letter of {@code shop-capture}; the others go on. While the database, Kafka or the registry is unavailable,
 * capture reports WAITING and retries. If changes may have been missed, it stops and names the remedy. Thread-safe.
 */
public final class ChangeCapture implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeCapture.class);
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(30);

    private final CaptureMonitor monitor;
    private final CaptureCommands commands = new CaptureCommands();
    private final Thread thread;

    public ChangeCapture(CaptureSettings settings, AvroSerdes serdes, Topics topics, Clock clock) {
        this(settings, serdes, topics, clock, FaultInjectionPoint.NONE);
    }

    ChangeCapture(
            CaptureSettings settings,
            AvroSerdes serdes,
            Topics topics,
            Clock clock,
            FaultInjectionPoint faultInjectionPoint) {
        monitor = new CaptureMonitor(clock);
        CaptureLoop loop = new CaptureLoop(
                settings,
                new CapturedTables(serdes, topics),
                new RejectedRows(serdes, topics, clock),
                topics,
                monitor,
                commands,
                faultInjectionPoint);
        thread = Thread.ofPlatform().name("shop-capture").unstarted(loop);
    }

    /** Starts capture and returns at once; until then the state is DISABLED. Call it at most once. */
    public void start() {
        monitor.enter(CaptureState.STARTING);
        thread.start();
    }

    /** The state that {@link #status} names. */
    public CaptureState state() {
        return monitor.shownState();
    }

    public ProducerStatus.Capture status() {
        return monitor.status();
    }

    /**
     * Requests a new snapshot of every table, which also deletes from the topics the rows that no longer exist: the
     * remedy for a lost slot, harmless at any other time. Returns at once. The request survives outages, but not a
     * restart of the process before the snapshot begins.
     */
    public void snapshotAgain() {
        commands.requestSnapshot();
    }

    /** Stops capture; waits up to 30 s. Records not acknowledged by then are published again at the next start. */
    @Override
    public void close() {
        commands.stop();
        try {
            if (!thread.join(JOIN_TIMEOUT)) {
                LOG.warn("change capture did not stop within {} s", JOIN_TIMEOUT.toSeconds());
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalThreadStateException e) {
            LOG.debug("change capture was never started");
        }
    }
}
