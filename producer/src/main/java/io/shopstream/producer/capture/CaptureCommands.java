package io.shopstream.producer.capture;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Passes commands from other threads to the capture thread. Thread-safe. */
final class CaptureCommands {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean stopped;
    private boolean snapshotPending;
    private long requests;
    private boolean woken;

    void stop() {
        change(() -> stopped = true);
    }

    /** Requests a snapshot on behalf of an operator. */
    void requestSnapshot() {
        change(() -> {
            snapshotPending = true;
            requests++;
        });
    }

    /** Marks a snapshot as necessary without a request: capture found that changes cannot be read from the log. */
    void requireSnapshot() {
        change(() -> snapshotPending = true);
    }

    /**
     * Number of operator requests so far. Read it before an inspection, so that {@link #awaitRequest} notices a request
     * made during the inspection.
     */
    long requests() {
        lock.lock();
        try {
            return requests;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the current or next {@link #awaitCommand}. */
    void wake() {
        change(() -> woken = true);
    }

    boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    boolean isSnapshotPending() {
        lock.lock();
        try {
            return snapshotPending;
        } finally {
            lock.unlock();
        }
    }

    /** Clears the pending snapshot; a later request counts again. */
    void snapshotStarted() {
        change(() -> snapshotPending = false);
    }

    /** Returns at the next command, when woken, or after the timeout. */
    void awaitCommand(Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long nanos = timeout.toNanos();
            while (!stopped && !snapshotPending && !woken && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when stopped, or after the timeout. */
    void awaitStop(Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long nanos = timeout.toNanos();
            while (!stopped && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns when there are more operator requests than {@code requestsSoFar}, when stopped, or after the timeout. */
    void awaitRequest(long requestsSoFar, Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long nanos = timeout.toNanos();
            while (!stopped && requests == requestsSoFar && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
