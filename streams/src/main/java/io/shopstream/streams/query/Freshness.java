package io.shopstream.streams.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How far an instance knows its input to be worked off.
 *
 * @param processedThrough every record that could be read by then is in the stores, wherever they are; null if unknown
 * @param inputLag records of input that are not yet processed, as last seen; 0 if unknown
 */
public record Freshness(@Nullable Instant processedThrough, long inputLag) {
    public static final Freshness UNKNOWN = new Freshness(null, 0);

    /**
     * Ten times what it takes with everything well (two or three samples and commits, half a second to a second), and
     * less than it takes to notice a killed instance: an answer older than that is no longer one of this moment.
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

    /** For where there is only one instance and nobody samples: everything is as of now. */
    static Supplier<Freshness> always(Clock clock) {
        return () -> new Freshness(clock.instant(), 0);
    }
}
