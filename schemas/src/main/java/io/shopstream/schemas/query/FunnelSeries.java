package io.shopstream.schemas.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The non-empty hours of {@code [from, to)}, ascending, and their sum.
 *
 * @param from start of the first hour, UTC, inclusive
 * @param to end of the last hour, UTC, exclusive
 * @param conversion see {@link FunnelTotal#conversionRatio}
 * @param abandonment see {@link FunnelTotal#abandonmentRatio}
 * @param stale true if a standby answered
 * @param lag records the answering stores are known to be behind, 0 unless stale
 */
public record FunnelSeries(
        Instant from,
        Instant to,
        List<FunnelPane> panes,
        FunnelTotal total,
        @Nullable String conversion,
        @Nullable String abandonment,
        Instant asOf,
        boolean stale,
        long lag,
        @Nullable Instant processedThrough) {

    public FunnelSeries {
        panes = List.copyOf(panes);
    }

    /** Adds up {@code panes}, which are ascending. */
    public static FunnelSeries of(
            Instant from,
            Instant to,
            List<FunnelPane> panes,
            Instant asOf,
            boolean stale,
            long lag,
            @Nullable Instant processedThrough) {
        FunnelTotal total = FunnelTotal.of(panes);
        return new FunnelSeries(
                from,
                to,
                panes,
                total,
                total.conversionRatio(),
                total.abandonmentRatio(),
                asOf,
                stale,
                lag,
                processedThrough);
    }
}
