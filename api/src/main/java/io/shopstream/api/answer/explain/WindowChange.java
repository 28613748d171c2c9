package io.shopstream.api.answer.explain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a version of an order changed one row of a table of sums. What is not in the key of that table is null.
 *
 * @param aggregate the table, such as {@code mart.revenue_per_minute}
 * @param windowStart start of the minute or hour, UTC; null in {@code mart.customer_totals}, which has no windows
 * @param categoryId at the time of the sale, {@code unknown} if the line has none
 * @param change by how much, in {@code currency}
 */
public record WindowChange(
        String aggregate,
        @Nullable Instant windowStart,
        String currency,
        @Nullable String productId,
        @Nullable String categoryId,
        @Nullable String country,
        @Nullable String userId,
        SalesFigures change) {}
