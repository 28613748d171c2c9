package io.shopstream.schemas.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The non-empty minute panes of {@code [from, to)}, ascending; see {@link RevenueTotal} for the common fields. */
public record RevenueSeries(
        String currency,
        @Nullable String category,
        @Nullable String country,
        Instant from,
        Instant to,
        List<RevenuePane> panes,
        Instant asOf,
        boolean stale,
        long lag,
        @Nullable Instant processedThrough) {

    public RevenueSeries {
        panes = List.copyOf(panes);
    }
}
