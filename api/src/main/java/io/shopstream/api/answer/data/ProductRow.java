package io.shopstream.api.answer.data;

import org.jspecify.annotations.Nullable;

/**
 * A product as last known. What a sale cost and brought is in the order line, not here.
 *
 * @param name null if unknown
 * @param categoryId the category of today; null if unknown
 * @param currency ISO 4217 code of price and cost; null if unknown
 * @param price of a unit today, decimal; null if unknown
 * @param cost of a unit today, decimal; null if unknown
 * @param stockQuantity units as last reported; null if never reported
 * @param active whether it is for sale
 * @param inferred whether only other records refer to the product so far
 * @param deleted whether the shop has deleted it; the row remains for the records that refer to it
 * @param version of the record that wrote the row; 0 while inferred
 */
public record ProductRow(
        String productId,
        @Nullable String name,
        @Nullable String categoryId,
        @Nullable String currency,
        @Nullable String price,
        @Nullable String cost,
        @Nullable Long stockQuantity,
        boolean active,
        boolean inferred,
        boolean deleted,
        long version) {}
