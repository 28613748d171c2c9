package io.shopstream.api.answer;

import org.jspecify.annotations.Nullable;

/**
 * One product of a ranking.
 *
 * @param rank from 1
 * @param name null if the catalogue has none
 * @param category id of the category it was sold in; {@code unknown} if the sale names none
 * @param units units sold less units returned
 * @param orders sales of this product that stand
 */
public record RankedProduct(
        int rank, String productId, @Nullable String name, String category, String net, long units, long orders) {}
