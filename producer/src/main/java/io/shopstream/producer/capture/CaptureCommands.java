package io.shopstream.producer.capture;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What others ask of the capture's thread. Thread-safe. */
final class CaptureCommands {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean stopped;
    private boolean snapshotWanted;
    private boolean woken;

    void stop() {
        change(() -> stopped = true);
    }

    void wantSnapshot() {
        change(() -> snapshotWanted = true);
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

    /** Returns at the next command only. */
    void awaitCommand() throws InterruptedException {
        lock.lock();
        try {
            while (!stopped && !snapshotWanted) {
                changed.await(1, TimeUnit.HOURS);
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
