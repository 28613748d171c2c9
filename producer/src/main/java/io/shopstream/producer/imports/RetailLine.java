package io.shopstream.producer.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A valid line.
 *
 * @param description null if the file gives none
 * @param priceMinor cents, above 0
 * @param customerId null for an anonymous sale
 */
record RetailLine(
        String invoice,
        String stockCode,
        @Nullable String description,
        int quantity,
        Instant invoicedAt,
        long priceMinor,
        @Nullable String customerId,
        String country) {

    long amountMinor() {
        return quantity * priceMinor;
    }
}
