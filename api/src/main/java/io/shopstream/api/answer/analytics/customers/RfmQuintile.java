package io.shopstream.api.answer.analytics.customers;

import org.jspecify.annotations.Nullable;

/**
 * What one score of one measure means.
 *
 * @param measure {@code recency} (time of the last sale, UTC), {@code frequency} (number of sales) or {@code monetary}
 *     (net)
 * @param score 1 to 5, the best
 * @param customers buyers who have it
 * @param lowest value among them; null if nobody has it, as where many have the same value
 * @param highest value among them; null if nobody has it
 */
public record RfmQuintile(
        String measure,
        int score,
        long customers,
        @Nullable String lowest,
        @Nullable String highest) {}
