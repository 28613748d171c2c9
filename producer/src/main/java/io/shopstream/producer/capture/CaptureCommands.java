package io.shopstream.producer.capture;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Passes commands from other threads to the capture thread. Thread-safe. */
final class CaptureCommands {
    private boolean stopped;
    private boolean snapshotPending;
    private long requests;
    private boolean woken;

    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** Requests a snapshot on behalf of an operator. */
    synchronized void requestSnapshot() {
        requests++;
        requireSnapshot();
    }

    /** Marks a snapshot as necessary without a request: capture found that changes cannot be read from the log. */
    synchronized void requireSnapshot() {
        snapshotPending = true;
        notifyAll();
    }

    /**
     * Number of operator requests so far. Read it before an inspection, so that {@link #awaitRequest} notices a request
     * made during the inspection.
     */
    synchronized long requests() {
        return requests;
    }

    /** Ends the current or next {@link #awaitCommand}. */
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    synchronized boolean isSnapshotPending() {
        return snapshotPending;
    }

    /** Clears the pending snapshot; a later request counts again. */
    synchronized void snapshotStarted() {
        snapshotPending = false;
    }

    /** Returns at the next command, when woken, or after the timeout. */
    synchronized void awaitCommand(Duration timeout) throws InterruptedException {
        await(timeout, () -> stopped || snapshotPending || woken);
        woken = false;
    }

    /** Returns when stopped, or after the timeout. */
    synchronized void awaitStop(Duration timeout) throws InterruptedException {
        await(timeout, () -> stopped);
    }

    /** Returns when there are more operator requests than {@code requestsSoFar}, when stopped, or after the timeout. */
    synchronized void awaitRequest(long requestsSoFar, Duration timeout) throws InterruptedException {
        await(timeout, () -> stopped || requests != requestsSoFar);
    }

    private void await(Duration timeout, BooleanSupplier over) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (long nanos = timeout.toNanos(); nanos > 0 && !over.getAsBoolean(); nanos = deadline - System.nanoTime()) {
            // Rounded up: 0 would wait for ever.
            wait(nanos / 1_000_000 + 1);
        }
    }
}
