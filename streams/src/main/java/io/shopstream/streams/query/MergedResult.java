package io.shopstream.streams.query;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An answer from every partition, and how current it is.
 *
 * @param stale true if a standby answered for some partition, or if what answered is too far behind its input
 * @param lag records it is known to be behind: of changelogs for standbys, of input for the rest; 0 unless stale
 * @param processedThrough everything acknowledged by then is in it; null if a standby answered or nobody knows
 */
public record MergedResult<P>(
        P value, boolean stale, long lag, @Nullable Instant processedThrough) {
    /** The same standing with another value. */
    public <Q> MergedResult<Q> with(Function<? super P, ? extends Q> change) {
        return new MergedResult<>(change.apply(value), stale, lag, processedThrough);
    }

    /**
     * That there is nothing: it has no field in which it could be marked stale, so a stale nothing is no answer.
     *
     * @param what is not there
     */
    <T> QueryOutcome<T> nothing(String what) {
        return stale
                ? new QueryOutcome.NotReady<>(what + " is not known, but may have come since")
                : new QueryOutcome.Absent<>();
    }
}
