package io.shopstream.api.answer.analytics;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.analytics.change.Percent;
import io.shopstream.api.answer.analytics.change.RevenueChanges;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The sales of one country, channel or category.
 *
 * @param categoryId null unless sales are by category; {@code unknown} for lines without one
 * @param name as the orders name it; of a category that of the catalogue, null if it has none
 * @param shareOfNet of the net of all parts, as a fraction; negative where returns outweigh, null if the whole is zero
 * @param changes null if nothing is compared
 */
public record SalesPart(
        @Nullable String categoryId,
        @Nullable String name,
        String gross,
        String returns,
        String net,
        long orders,
        long units,
        @Nullable String averageOrderValue,
        @Nullable BigDecimal shareOfNet,
        @Nullable RevenueChanges changes) {

    /** @param former null if nothing is compared */
    public static SalesPart of(
            @Nullable String categoryId,
            @Nullable String name,
            Revenue now,
            BigDecimal whole,
            @Nullable Revenue former) {
        return new SalesPart(
                categoryId,
                name,
                now.gross().toPlainString(),
                now.returns().toPlainString(),
                now.net().toPlainString(),
                now.orders(),
                now.units(),
                now.averageOrderValue(),
                Percent.rate(now.net(), whole),
                former == null ? null : RevenueChanges.of(now, former));
    }
}
