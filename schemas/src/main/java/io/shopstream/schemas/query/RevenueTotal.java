package io.shopstream.schemas.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Rolling revenue: the sum of whole minute panes.
 *
 * @param category the category that was asked for; null for all
 * @param country the shipping country that was asked for; null for all
 * @param window the window asked for, such as {@code 5m}
 * @param from start of the first minute summed, UTC, inclusive
 * @param to end of the last minute summed, UTC, exclusive
 * @param asOf the moment the window ends at
 * @param orders sales that stand
 * @param units units sold less units returned
 * @param stale true if a standby answered, or if what answered is more than some seconds behind its input
 * @param lag records the answering stores are known to be behind, 0 unless stale
 * @param processedThrough every order that Kafka had acknowledged by then is in the answer; null where that is not known,
 *     and then the answer is stale
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
