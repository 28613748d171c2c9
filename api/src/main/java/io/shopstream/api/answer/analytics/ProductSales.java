package io.shopstream.api.answer.analytics;

import io.shopstream.api.answer.analytics.change.AmountChange;
import io.shopstream.api.answer.analytics.change.CountChange;
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
 * @param netChange against the former span; null if nothing is compared
 * @param unitsChange against the former span; null if nothing is compared
 */
public record ProductSales(
        int rank,
        String productId,
        @Nullable String name,
        String category,
        String net,
        long units,
        long orders,
        @Nullable AmountChange netChange,
        @Nullable CountChange unitsChange) {

    public ProductSales comparedWith(BigDecimal formerNet, long formerUnits) {
        return new ProductSales(
                rank,
                productId,
                name,
                category,
                net,
                units,
                orders,
                AmountChange.of(new BigDecimal(net), formerNet),
                CountChange.of(units, formerUnits));
    }
}
