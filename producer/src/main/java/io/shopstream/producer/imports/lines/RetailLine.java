package io.shopstream.producer.imports.lines;

import io.shopstream.schemas.avro.OrderStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A valid line.
 *
 * @param description null if the file gives none
 * @param quantity negative in a return
 * @param priceMinor cents, above 0
 * @param dearerUnits how many of the units cost a cent more, where the file has the amount of the line: 10.00 for 3 are
 *     3.33, 3.33 and 3.34. 0 or more, fewer than all
 * @param customerId null for an anonymous sale
 */
public record RetailLine(
        String invoice,
        String stockCode,
        @Nullable String description,
        int quantity,
        Instant invoicedAt,
        long priceMinor,
        int dearerUnits,
        @Nullable String customerId,
        String country,
        String currency,
        OrderStatus status) {

    /** Of all units, in cents; negative in a return. */
    public long amountMinor() {
        return quantity * priceMinor + Integer.signum(quantity) * (long) dearerUnits;
    }
}
