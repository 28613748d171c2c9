package io.shopstream.producer.capture;

import io.shopstream.schemas.query.ProducerStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the status page shows. Thread-safe; every reading is consistent in itself. */
final class CaptureMonitor {
    private final Clock clock;
    private CaptureState state = CaptureState.DISABLED;
    private @Nullable String detail;
    private @Nullable String publisherWaitsFor;
    private @Nullable Long lagMillis;
    private @Nullable Long retainedBytes;
    private @Nullable Instant lastChangeAt;
    private long snapshotRows;
    private long changes;

    CaptureMonitor(Clock clock) {
        this.clock = clock;
    }

    synchronized void enter(CaptureState entered) {
        state = entered;
        detail = null;
        publisherWaitsFor = null;
    }

    synchronized void enter(CaptureState entered, String because) {
        state = entered;
        detail = because;
        publisherWaitsFor = null;
    }

    /** Overlays the state until {@link #publisherGoesOn()}; true if it did not wait before. */
    synchronized boolean publisherWaits(String reason) {
        boolean begins = publisherWaitsFor == null;
        publisherWaitsFor = reason;
        return begins;
    }

    /** True if it waited. */
    synchronized boolean publisherGoesOn() {
        boolean ends = publisherWaitsFor != null;
        publisherWaitsFor = null;
        return ends;
    }

    synchronized void snapshotRowsPublished(long rows) {
        snapshotRows += rows;
    }

    synchronized void changesPublished(long count, Instant newest) {
        changes += count;
        lastChangeAt = newest;
        lagMillis = Math.max(0, Duration.between(newest, clock.instant()).toMillis());
    }

    synchronized void retained(@Nullable Long bytes) {
        retainedBytes = bytes;
    }

    synchronized CaptureState state() {
        return state;
    }

    synchronized ProducerStatus.Capture status() {
        boolean waits = publisherWaitsFor != null && state != CaptureState.STOPPED;
        return new ProducerStatus.Capture(
                waits ? CaptureState.WAITING.name() : state.name(),
                waits ? publisherWaitsFor : detail,
                lagMillis,
                retainedBytes,
                snapshotRows,
                changes,
                lastChangeAt);
    }
}
