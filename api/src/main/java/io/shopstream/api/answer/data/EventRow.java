package io.shopstream.api.answer.data;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor did.
 *
 * @param eventId a producer may have used it for several events: these differ in time, user or type
 * @param sessionId as the source names it; the funnel finds its sessions itself
 * @param type SESSION_START, PRODUCT_VIEW, ADD_TO_CART, CHECKOUT or PURCHASE
 * @param productId null if it concerns none
 * @param orderId the order of a PURCHASE; null otherwise
 * @param occurredAt UTC
 * @param device kind of device, as the source names it
 * @param campaignId null if it names none
 */
public record EventRow(
        String eventId,
        String sessionId,
        String userId,
        String type,
        @Nullable String productId,
        @Nullable String orderId,
        Instant occurredAt,
        String device,
        @Nullable String campaignId) {}
