package io.shopstream.producer.capture;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What others ask of the capture's thread. Thread-safe. */
final class CaptureCommands {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean stopped;
    private boolean snapshotWanted;
    private long requests;
    private boolean woken;

    void stop() {
        change(() -> stopped = true);
    }

    /** A person asks for a snapshot. */
    void wantSnapshot() {
        change(() -> {
            snapshotWanted = true;
            requests++;
        });
    }

    /** Capture itself finds that only a snapshot can tell what the tables hold. */
    void oweSnapshot() {
        change(() -> snapshotWanted = true);
    }

    /** How often a person asked: remembered before a look, so that no wish falls between look and wait. */
    long requests() {
        lock.lock();
        try {
            return requests;
        } finally {
            lock.unlock();
        }
    }

    /** Ends a pause, once. */
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

    boolean isSnapshotWanted() {
        lock.lock();
        try {
            return snapshotWanted;
        } finally {
            lock.unlock();
        }
    }

    /** The wish is fulfilled; a later one counts again. */
    void snapshotBegins() {
        change(() -> snapshotWanted = false);
    }

    /** Returns at the next command, when woken, or when the time is over. */
    void pause(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long nanos = time.toNanos();
            while (!stopped && !snapshotWanted && !woken && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when stopped, or when the time is over. */
    void rest(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long nanos = time.toNanos();
            while (!stopped && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns when a person asks for more than {@code requests} so far, when stopped, or when the time is over. */
    void awaitRequest(long requestsSoFar, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long nanos = atMost.toNanos();
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
