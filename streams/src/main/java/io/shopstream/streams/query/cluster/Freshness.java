package io.shopstream.streams.query.cluster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How far an instance knows the input to be processed.
 *
 * @param processedThrough all records that were readable by then are in the stores of the instances; null if unknown
 * @param inputLag input records not yet processed, as last sampled; 0 if unknown
 */
public record Freshness(@Nullable Instant processedThrough, long inputLag) {
    public static final Freshness UNKNOWN = new Freshness(null, 0);

    /**
     * Age up to which an answer counts as current: several times the normal delay (two or three samples of 500 ms, and
     * commits), and less than the time it takes to detect a killed instance.
     */
    public static final Duration FRESH = Duration.ofSeconds(5);

    Freshness and(Freshness other) {
        Instant earlier = processedThrough == null || other.processedThrough == null
                ? null
                : processedThrough.isBefore(other.processedThrough) ? processedThrough : other.processedThrough;
        return new Freshness(earlier, Math.max(inputLag, other.inputLag));
    }

    boolean isFresh(Clock clock) {
        return processedThrough != null && !processedThrough.plus(FRESH).isBefore(clock.instant());
    }

    /** Always as of now: for a single instance without sampling. */
    static Supplier<Freshness> always(Clock clock) {
        return () -> new Freshness(clock.instant(), 0);
    }
}
