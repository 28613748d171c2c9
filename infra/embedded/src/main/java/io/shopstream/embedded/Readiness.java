package io.shopstream.embedded;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Asks a part until it answers, its process is gone, or time is up. */
final class Readiness {

    private static final long PAUSE_NANOS = Duration.ofMillis(30).toNanos();

    private Readiness() {}

    /**
     * @param probe returns when the part answers as it should and throws otherwise
     * @param giveUp the message of the part's failure when it is already known to have failed, else empty
     */
    static void await(Part part, Duration timeout, Callable<Boolean> probe, Supplier<String> giveUp) {
        long deadline = System.nanoTime() + timeout.toNanos();
        String last = "no answer";
        while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            try {
                if (probe.call()) {
                    return;
                }
                last = "not ready";
            } catch (Exception e) {
                last = e.getClass().getSimpleName() + ": " + e.getMessage();
            }
            String failure = giveUp.get();
            if (!failure.isEmpty()) {
                throw new EmbeddedStartException(failure);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new EmbeddedStartException("the start of " + part.title() + " was interrupted");
        }
        throw new EmbeddedStartException(
                part.title() + " did not answer within " + timeout.toSeconds() + " s (last: " + last + ")");
    }
}
