package io.shopstream.producer.catalogue;

import java.time.Instant;

/**
 * A row of {@code shop.products}.
 *
 * @param currency ISO 4217 code of price and cost
 * @param priceMinor above 0, in minor units
 * @param costMinor 0 or more, in minor units
 * @param stock units on hand, 0 or more
 * @param active false once withdrawn from sale
 * @param launchedAt UTC; not on sale before
 */
public record ProductRow(
        String id,
        String name,
        String categoryId,
        String currency,
        long priceMinor,
        long costMinor,
        long stock,
        boolean active,
        Instant launchedAt) {}
