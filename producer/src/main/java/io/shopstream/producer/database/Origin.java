package io.shopstream.producer.database;

import java.time.Instant;

/**
 * What the shop was made from. Written once, with the first content.
 *
 * @param currency ISO 4217
 * @param users wanted at the beginning; so are {@code categories}, {@code products} and {@code campaigns}
 * @param opening when live traffic began, UTC, whole milliseconds
 * @param history size of the generated past: none, small or full
 */
public record Origin(
        long seed,
        String currency,
        int users,
        int categories,
        int products,
        int campaigns,
        Instant opening,
        String history) {}
