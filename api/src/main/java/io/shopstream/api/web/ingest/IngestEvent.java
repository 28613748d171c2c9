package io.shopstream.api.web.ingest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** An event as the OpenAPI document describes it; a test compares its members with those that are read. */
@Schema(description = "One thing that a visitor did")
record IngestEvent(
        @Schema(description = "A time-ordered UUID (version 7) if missing") @Nullable String eventId,

        String sessionId,
        String userId,

        @Schema(allowableValues = {"SESSION_START", "PRODUCT_VIEW", "ADD_TO_CART", "CHECKOUT", "PURCHASE"})
        String type,

        @Nullable String productId,

        @Schema(description = "Of a PURCHASE") @Nullable String orderId,

        OffsetDateTime occurredAt,

        @Schema(description = "Such as desktop, mobile or tablet")
        String device,

        @Nullable String campaignId) {}
