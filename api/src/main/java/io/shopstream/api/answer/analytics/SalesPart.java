package io.shopstream.api.answer.analytics;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.analytics.change.AmountChange;
import io.shopstream.api.answer.analytics.change.CountChange;
import io.shopstream.api.answer.analytics.change.Percent;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The sales of one country, channel or category.
 *
 * @param name as the orders name it; of a category its id
 * @param shareOfNet of the net of all parts, as a fraction; negative where returns outweigh, null if the whole is zero
 * @param netChange against the former span; null if nothing is compared
 * @param ordersChange against the former span; null if nothing is compared
 */
public record SalesPart(
        String name,
        String gross,
        String returns,
        String net,
        long orders,
        long units,
        @Nullable String averageOrderValue,
        @Nullable BigDecimal shareOfNet,
        @Nullable AmountChange netChange,
        @Nullable CountChange ordersChange) {

    /** @param former null if nothing is compared */
    public static SalesPart of(String name, Revenue now, BigDecimal whole, @Nullable Revenue former) {
        return new SalesPart(
                name,
                now.gross().toPlainString(),
                now.returns().toPlainString(),
                now.net().toPlainString(),
                now.orders(),
                now.units(),
                now.averageOrderValue(),
                Percent.rate(now.net(), whole),
                former == null ? null : AmountChange.of(now.net(), former.net()),
                former == null ? null : CountChange.of(now.orders(), former.orders()));
    }
}
