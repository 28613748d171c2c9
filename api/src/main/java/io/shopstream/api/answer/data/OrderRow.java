package io.shopstream.api.answer.data;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The highest loaded version of an order or credit note, without its lines.
 *
 * @param version from 1 on; the highest one wins
 * @param kind SALE or RETURN, a credit note with negative quantities and total
 * @param status PLACED, PAID, SHIPPED, DELIVERED, CANCELLED or REFUNDED
 * @param stands whether the order counts in revenue
 * @param userId null for an anonymous sale
 * @param placedAt UTC: the moment in which it counts
 * @param updatedAt UTC: when this version was made
 * @param currency ISO 4217 code of the total and of the lines
 * @param total sum of the line totals, decimal
 * @param shippingCity null if unknown
 * @param campaignId null if it names none
 * @param sessionId null if it has none
 */
public record OrderRow(
        String orderId,
        long version,
        String kind,
        String status,
        boolean stands,
        @Nullable String userId,
        Instant placedAt,
        Instant updatedAt,
        String currency,
        String total,
        String shippingCountry,
        @Nullable String shippingCity,
        String channel,
        @Nullable String campaignId,
        @Nullable String sessionId) {}
