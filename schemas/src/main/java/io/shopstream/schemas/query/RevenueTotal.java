package io.shopstream.schemas.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Rolling revenue: the sum of whole minute panes.
 *
 * @param category the requested category; null for all
 * @param country the requested shipping country; null for all
 * @param window the requested window, such as {@code 5m}
 * @param from start of the first minute summed, UTC, inclusive
 * @param to end of the last minute summed, UTC, exclusive
 * @param asOf end of the window, UTC
 * @param orders sales that stand
 * @param units units sold less units returned
 * @param stale true if a standby answered, or if the answering store is more than some seconds behind its input
 * @param lag records the answering stores are known to be behind, 0 unless stale
 * @param processedThrough the answer includes every order that Kafka had acknowledged by this time, UTC; null if
 *     unknown, and then the answer is stale
 */
public record RevenueTotal(
        String currency,
        @Nullable String category,
        @Nullable String country,
        String window,
        Instant from,
        Instant to,
        long grossMinor,
        long returnsMinor,
        long netMinor,
        long orders,
        long units,
        Instant asOf,
        boolean stale,
        long lag,
        @Nullable Instant processedThrough) {}
