package io.shopstream.api.answer.data;

import org.jspecify.annotations.Nullable;

/**
 * A category of products as last known.
 *
 * @param name null if unknown
 * @param department null if it has none or it is unknown
 * @param inferred whether only other records refer to the category so far
 * @param deleted whether the shop has deleted it; the row remains for the records that refer to it
 * @param version of the record that wrote the row; 0 while inferred
 */
public record CategoryRow(
        String categoryId,
        @Nullable String name,
        @Nullable String department,
        boolean inferred,
        boolean deleted,
        long version) {}
