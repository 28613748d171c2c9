package io.shopstream.api.web.ingest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of an {@link IngestOrder}. */
record IngestOrderLine(
        @Schema(description = "Unique in the order, from 1") int lineNo,
        String productId,

        @Schema(description = "As it was at the sale") @Nullable String categoryId,

        @Schema(description = "Positive in a SALE, negative in a RETURN")
        int quantity,

        @Schema(description = "A decimal string") String unitPrice,

        @Schema(description = "As it was at the sale, a decimal string") @Nullable String unitCost) {}
