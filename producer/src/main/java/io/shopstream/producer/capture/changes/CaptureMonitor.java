package io.shopstream.producer.capture.changes;

import io.shopstream.schemas.query.ProducerStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Holds the state and counts of capture for the status. Thread-safe; each status is a consistent snapshot. */
public final class CaptureMonitor {
    private final Clock clock;
    private CaptureState state = CaptureState.DISABLED;
    private @Nullable String detail;
    private @Nullable String publisherWaitsFor;
    private @Nullable Long lagMillis;
    private @Nullable Long retainedBytes;
    private @Nullable Instant lastChangeAt;
    private long snapshotRows;
    private long changes;
    private long rejectedRows;

    public CaptureMonitor(Clock clock) {
        this.clock = clock;
    }

    public void enter(CaptureState entered) {
        enter(entered, null);
    }

    public synchronized void enter(CaptureState entered, @Nullable String reason) {
        state = entered;
        detail = reason;
        publisherWaitsFor = null;
    }

    /** Reports WAITING until {@link #publisherResumes()}; returns true if the publisher was not waiting before. */
    synchronized boolean publisherWaits(String reason) {
        boolean started = publisherWaitsFor == null;
        publisherWaitsFor = reason;
        return started;
    }

    /** Returns true if the publisher was waiting. */
    synchronized boolean publisherResumes() {
        boolean ended = publisherWaitsFor != null;
        publisherWaitsFor = null;
        return ended;
    }

    synchronized void snapshotRowsPublished(long rows) {
        snapshotRows += rows;
    }

    synchronized void rowsRejected(long rows) {
        rejectedRows += rows;
    }

    synchronized void changesPublished(long count, Instant newest) {
        changes += count;
        lastChangeAt = newest;
        lagMillis = Math.max(0, Duration.between(newest, clock.instant()).toMillis());
    }

    public synchronized void retained(@Nullable Long bytes) {
        retainedBytes = bytes;
    }

    /** The state last entered, whether or not the publisher waits. */
    public synchronized CaptureState state() {
        return state;
    }

    /** The state for people: WAITING while the publisher waits. */
    public synchronized CaptureState shownState() {
        return publisherWaitsFor != null && state != CaptureState.STOPPED ? CaptureState.WAITING : state;
    }

    public synchronized ProducerStatus.Capture status() {
        return new ProducerStatus.Capture(
                shownState().name(),
                publisherWaitsFor != null && state != CaptureState.STOPPED ? publisherWaitsFor : detail,
                lagMillis,
                retainedBytes,
                snapshotRows,
                changes,
                rejectedRows,
                lastChangeAt);
    }
}
