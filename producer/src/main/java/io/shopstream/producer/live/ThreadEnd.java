package io.shopstream.producer.live;

import java.time.Duration;

/** Waits for the end of a thread that was told to stop. */
final class ThreadEnd {
    private ThreadEnd() {}

    /**
     * Returns when the thread has ended, at once if it was never started; interrupts the thread after the timeout. If
     * the caller is interrupted, it returns at once and sets the caller's interrupt flag again.
     */
    static void await(Thread thread, Duration timeout) {
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (!thread.join(timeout)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
