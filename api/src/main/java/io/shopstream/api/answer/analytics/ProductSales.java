package io.shopstream.api.answer.analytics;

import io.shopstream.api.answer.analytics.change.Change;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One product of a ranking of a range.
 *
 * @param rank from 1
 * @param name null if the catalogue has none
 * @param category id of the category it was sold in; {@code unknown} if the sale names none
 * @param units units sold less units returned
 * @param orders sales of this product that stand
 * @param changes null if nothing is compared
 */
public record ProductSales(
        int rank,
        String productId,
        @Nullable String name,
        String category,
        String net,
        long units,
        long orders,
        @Nullable ProductChanges changes) {

    public ProductSales comparedWith(BigDecimal formerNet, long formerUnits, long formerOrders) {
        return new ProductSales(
                rank,
                productId,
                name,
                category,
                net,
                units,
                orders,
                new ProductChanges(
                        Change.of(new BigDecimal(net), formerNet),
                        Change.of(units, formerUnits),
                        Change.of(orders, formerOrders)));
    }
}
