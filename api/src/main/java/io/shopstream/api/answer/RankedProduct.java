package io.shopstream.api.answer;

import org.jspecify.annotations.Nullable;

/**
 * One product of a ranking.
 *
 * @param rank from 1
 * @param name null while the catalogue has no name for it
 * @param category id of the category it sold in, {@code unknown} where the sale names none
 * @param units units sold less units returned
 * @param orders sales that stand with this product
 */
public record RankedProduct(
        int rank, String productId, @Nullable String name, String category, String net, long units, long orders) {}
