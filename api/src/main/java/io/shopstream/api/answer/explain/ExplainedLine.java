package io.shopstream.api.answer.explain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the highest loaded version of an order, with what it adds to the sum that is explained.
 *
 * @param version of the order
 * @param kind SALE or RETURN
 * @param status PLACED, PAID, SHIPPED, DELIVERED, CANCELLED or REFUNDED
 * @param stands whether the order counts; a cancelled or refunded sale does not
 * @param userId null for an anonymous sale
 * @param placedAt UTC
 * @param categoryId at the time of the sale; null if the order does not say
 * @param quantity units; negative in a RETURN
 * @param unitPrice decimal
 * @param lineTotal {@code quantity * unit_price}, decimal
 * @param amount what the line adds to {@code net}, decimal: its total if the order stands, otherwise zero
 */
public record ExplainedLine(
        String orderId,
        long version,
        String kind,
        String status,
        boolean stands,
        @Nullable String userId,
        Instant placedAt,
        String shippingCountry,
        int lineNo,
        String productId,
        @Nullable String categoryId,
        long quantity,
        String unitPrice,
        String lineTotal,
        String amount) {}
