package io.shopstream.embedded.host;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Polls a part until it answers, its process has ended, or the timeout expires. */
public final class Readiness {

    private static final long PAUSE_NANOS = Duration.ofMillis(30).toNanos();

    private Readiness() {}

    /**
     * @param probe returns true when the part answers as it should; returns false or throws otherwise
     * @param giveUp returns the failure message if the part is known to have failed, else an empty string
     */
    public static void await(Part part, Duration timeout, Callable<Boolean> probe, Supplier<String> giveUp) {
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
