package io.shopstream.schemas.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The highest valid version of one order that the streams service has processed; amounts in minor units. See
 * {@link RevenueTotal} for the last three fields.
 */
public record OrderView(
        String orderId,
        long version,
        String kind,
        String status,
        boolean stands,
        @Nullable String userId,
        Instant placedAt,
        Instant updatedAt,
        String currency,
        long totalMinor,
        String shippingCountry,
        @Nullable String shippingCity,
        String channel,
        @Nullable String campaignId,
        List<Line> lines,
        Instant asOf,
        boolean stale,
        long lag,
        @Nullable Instant processedThrough) {

    public OrderView {
        lines = List.copyOf(lines);
    }

    /** One line as it was at the sale. */
    public record Line(
            int lineNo, String productId, @Nullable String categoryId, int quantity, long unitPriceMinor) {}
}
