package io.shopstream.producer.capture;

import io.shopstream.schemas.query.ProducerStatus;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the compacted topics of users, categories, products and campaigns equal to the tables of the shop database: a
 * snapshot first, then every change, deletions as tombstones. Each record carries its source LSN as version and header,
 * so delivering one again, which happens after a crash, changes nothing. Database, Kafka and registry may be away at any
 * time: it waits, says so in its status, and goes on by itself. Where changes may have been missed it stops and names the
 * remedy. Thread-safe.
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
                settings, new CapturedTables(serdes, topics), topics, monitor, commands, faultInjectionPoint);
        thread = Thread.ofPlatform().name("shop-capture").unstarted(loop);
    }

    /** Returns at once; without it the state stays DISABLED. To be called once. */
    public void start() {
        monitor.enter(CaptureState.STARTING);
        thread.start();
    }

    public ProducerStatus.Capture status() {
        return monitor.status();
    }

    /**
     * Takes every table anew, and deletes from the topics what is gone: the remedy for a lost slot, harmless at any other
     * time. Returns at once; the wish is kept while something is away, but not across a restart before it began.
     */
    public void snapshotAgain() {
        commands.wantSnapshot();
    }

    /** Returns within seconds; what is not acknowledged by then is published again at the next start. */
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
