package io.shopstream.producer.capture;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the Debezium engine once, on its own thread. */
final class CaptureEngine {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureEngine.class);

    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final Thread thread;
    private final Runnable whenEnded;
    private volatile @Nullable Throwable failure;
    private volatile boolean ended;

    /**
     * @param whenStarted called when the connector has its slot and starts to read
     * @param whenEnded called when the engine ends, for whatever reason
     */
    CaptureEngine(
            Properties properties,
            ChangeConsumer<RecordChangeEvent<SourceRecord>> handler,
            Runnable whenStarted,
            Runnable whenEnded) {
        this.whenEnded = whenEnded;
        this.engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(properties)
                .notifying(handler)
                .using((boolean success, String message, Throwable error) -> {
                    if (!success) {
                        failure = error == null ? new IllegalStateException(message) : error;
                    }
                })
                .using(new DebeziumEngine.ConnectorCallback() {
                    @Override
                    public void taskStarted() {
                        whenStarted.run();
                    }
                })
                .build();
        this.thread = Thread.ofPlatform().name("shop-capture-engine").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean ended() {
        return ended;
    }

    /** The failure that ended the engine; null while it runs or if it was stopped. */
    @Nullable Throwable failure() {
        return failure;
    }

    private void run() {
        try {
            engine.run();
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            ended = true;
            whenEnded.run();
        }
    }

    /** Returns false if the engine still runs after the timeout: it cannot be closed while it waits for its slot. */
    boolean stop(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        boolean closing = false;
        while (!ended && System.nanoTime() < deadline) {
            closing = closing || close();
            thread.join(Duration.ofMillis(50));
        }
        return ended && thread.join(Duration.ofSeconds(1));
    }

    private boolean close() {
        try {
            engine.close();
            return true;
        } catch (IllegalStateException e) {
            LOG.debug("the engine cannot be closed now: {}", e.getMessage());
            return false;
        } catch (IOException e) {
            LOG.warn("the engine did not close cleanly: {}", e.getMessage());
            return true;
        }
    }
}
