package io.shopstream.producer.database;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that the shop was generated from. Written once, together with the first rows.
 *
 * @param currency ISO 4217
 * @param users number of users at the beginning; likewise {@code categories}, {@code products} and {@code campaigns}
 * @param opening when live traffic began, UTC, whole milliseconds
 * @param history size of the history: none, small or full
 * @param pastRate orders per second to which the history rises; null if it grew steadily
 */
public record Origin(
        long seed,
        String currency,
        int users,
        int categories,
        int products,
        int campaigns,
        Instant opening,
        String history,
        @Nullable Double pastRate) {}
