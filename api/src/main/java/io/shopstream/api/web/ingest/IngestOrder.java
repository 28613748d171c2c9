package io.shopstream.api.web.ingest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as the OpenAPI document describes it; a test compares its members with those that are read. */
@Schema(description = "A full snapshot of one order or credit note. Amounts are decimal strings.")
record IngestOrder(
        @Schema(description = "A time-ordered UUID (version 7) if missing") @Nullable String orderId,

        @Schema(description = "1, and higher for every later snapshot; may be missing together with the id, then 1")
        @Nullable Long version,

        @Schema(allowableValues = {"SALE", "RETURN"}) String kind,

        @Schema(allowableValues = {"PLACED", "PAID", "SHIPPED", "DELIVERED", "CANCELLED", "REFUNDED"})
        String status,

        @Schema(description = "Null for an anonymous sale") @Nullable String userId,

        @Schema(description = "Decides in which windows the order counts")
        OffsetDateTime placedAt,

        @Schema(description = "When this version came to be")
        OffsetDateTime updatedAt,

        @Schema(description = "ISO 4217, with two decimal places")
        String currency,

        List<IngestOrderLine> lines,

        @Schema(description = "Sum over the lines of quantity x unit price")
        String total,

        String shippingCountry,
        @Nullable String shippingCity,

        @Schema(description = "How the buyer came, such as web")
        String channel,

        @Nullable String campaignId,
        @Nullable String sessionId) {}
