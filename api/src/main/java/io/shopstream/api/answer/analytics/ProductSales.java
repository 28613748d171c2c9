package io.shopstream.api.answer.analytics;

import io.shopstream.api.answer.analytics.change.Change;
import io.shopstream.api.answer.analytics.change.Percent;
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
 * @param cost of the units that stand, each at the unit cost of its line; null unless margins were requested, and where
 *     the cost of a line is not known
 * @param margin net less cost; null where the cost is
 * @param marginRate margin / net, as a fraction; null where the margin is or the net is zero
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
        @Nullable String cost,
        @Nullable String margin,
        @Nullable BigDecimal marginRate,
        @Nullable ProductChanges changes) {

    /** @param cost null if it is not known */
    public ProductSales costing(@Nullable BigDecimal cost) {
        if (cost == null) {
            return this;
        }
        BigDecimal margin = new BigDecimal(net).subtract(cost);
        return new ProductSales(
                rank,
                productId,
                name,
                category,
                net,
                units,
                orders,
                cost.toPlainString(),
                margin.toPlainString(),
                Percent.rate(margin, new BigDecimal(net)),
                changes);
    }

    public ProductSales comparedWith(BigDecimal formerNet, long formerUnits, long formerOrders) {
        return new ProductSales(
                rank,
                productId,
                name,
                category,
                net,
                units,
                orders,
                cost,
                margin,
                marginRate,
                new ProductChanges(
                        Change.of(new BigDecimal(net), formerNet),
                        Change.of(units, formerUnits),
                        Change.of(orders, formerOrders)));
    }
}
