package io.shopstream.streams.query.cluster;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An answer merged from all partitions, and how current it is.
 *
 * @param stale true if a standby answered for a partition, or if an instance that answered is too far behind its input
 * @param lag known lag in records: of changelogs for standbys, of input otherwise; 0 unless stale
 * @param processedThrough everything acknowledged by then is in the answer; null if a standby answered or it is unknown
 */
public record MergedResult<P>(
        P value, boolean stale, long lag, @Nullable Instant processedThrough) {
    /** The same freshness with another value. */
    public <Q> MergedResult<Q> with(Function<? super P, ? extends Q> change) {
        return new MergedResult<>(change.apply(value), stale, lag, processedThrough);
    }

    /**
     * Returns {@code Absent}, or {@code NotReady} if this result is stale: {@code Absent} has no field to mark it
     * stale.
     *
     * @param what names what was not found
     */
    public <T> QueryOutcome<T> notFound(String what) {
        return stale
                ? new QueryOutcome.NotReady<>(what + " was not found, but the answer is stale: ask again")
                : new QueryOutcome.Absent<>();
    }
}
