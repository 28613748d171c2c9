package io.shopstream.api.answer.data;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer as last known.
 *
 * @param userId id of the customer, the source's own where imported
 * @param name masked for readers without the right to see it; null if unknown
 * @param email masked for readers without the right to see it; null if unknown
 * @param country of the customer, not of a shipment; null if unknown
 * @param customerType as the shop names it; null if unknown
 * @param registeredAt UTC; null if unknown
 * @param inferred whether only other records refer to the customer so far
 * @param deleted whether the shop has deleted the customer; the row remains for the records that refer to it
 * @param version of the record that wrote the row; 0 while inferred
 */
public record UserRow(
        String userId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String country,
        @Nullable String city,
        @Nullable String customerType,
        @Nullable Instant registeredAt,
        boolean inferred,
        boolean deleted,
        long version) {}
