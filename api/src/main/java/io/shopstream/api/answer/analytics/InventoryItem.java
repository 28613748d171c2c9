package io.shopstream.api.answer.analytics;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Stock of one product. The 90 days (UTC) end with the last day on which anything was ordered.
 *
 * @param name null if the catalogue has none
 * @param categoryId of its category today; null if not known
 * @param stockQuantity as last reported; null if it never was
 * @param currency of the value; null if not known
 * @param stockValue at the cost of today; null if cost or stock are not known
 * @param unitsSold units sold less units returned, of all currencies
 * @param averageStock mean of the stock at the end of each day; null if none was reported
 * @param turnover how often the stock was sold; null if there was none
 * @param daysOfStock that the stock lasts at this pace; null if nothing sold or the stock is not known
 */
public record InventoryItem(
        String productId,
        @Nullable String name,
        @Nullable String categoryId,
        @Nullable Long stockQuantity,
        @Nullable String currency,
        @Nullable String stockValue,
        long unitsSold,
        @Nullable BigDecimal averageStock,
        @Nullable BigDecimal turnover,
        @Nullable BigDecimal daysOfStock) {}
