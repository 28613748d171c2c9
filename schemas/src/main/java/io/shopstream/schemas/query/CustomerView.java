package io.shopstream.schemas.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one customer bought in one currency, amounts in minor units.
 *
 * @param orders sales that stand
 * @param units units bought less units returned
 * @param firstOrderAt when the earliest sale that stands was placed, UTC, null while none stands
 * @param lastOrderAt when the latest sale that stands was placed, UTC, null while none stands
 * @param segment code of a {@link io.shopstream.schemas.rules.CustomerSegment}
 * @param stale true if a standby answered
 * @param lag records the answering store is known to be behind, 0 unless stale
 */
public record CustomerView(
        String userId,
        String currency,
        long orders,
        long grossMinor,
        long returnsMinor,
        long netMinor,
        long units,
        @Nullable Instant firstOrderAt,
        @Nullable Instant lastOrderAt,
        String segment,
        Instant asOf,
        boolean stale,
        long lag,
        @Nullable Instant processedThrough) {}
