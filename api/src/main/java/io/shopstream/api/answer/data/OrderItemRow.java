package io.shopstream.api.answer.data;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the highest loaded version of an order. Amounts are in the currency of the order.
 *
 * @param id {@code order_id:line_no}, by which the line can be asked for
 * @param lineNo from 1 on
 * @param placedAt UTC: when the order was placed
 * @param categoryId at the time of the sale; null if the order does not say
 * @param quantity units; negative in a RETURN
 * @param unitPrice decimal
 * @param unitCost decimal, at the time of the sale; null if unknown
 * @param lineTotal {@code quantity * unit_price}, decimal
 * @param currency ISO 4217 code of the order; null if the order itself was not loaded
 */
public record OrderItemRow(
        String id,
        String orderId,
        long lineNo,
        Instant placedAt,
        String productId,
        @Nullable String categoryId,
        long quantity,
        String unitPrice,
        @Nullable String unitCost,
        String lineTotal,
        @Nullable String currency) {}
