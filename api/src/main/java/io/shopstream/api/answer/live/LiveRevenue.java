package io.shopstream.api.answer.live;

import io.shopstream.api.answer.Revenue;
import io.shopstream.schemas.query.RevenueTotal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Rolling revenue from the state stores. {@code from} and {@code to} are the half-open range of whole minutes summed.
 * {@code category} or {@code country} restricts the sales; both are null for all sales.
 */
public record LiveRevenue(
        String currency,
        @Nullable String category,
        @Nullable String country,
        String window,
        Instant from,
        Instant to,
        String gross,
        String returns,
        String net,
        long orders,
        long units,
        @Nullable String averageOrderValue,
        Instant asOf,
        boolean stale,
        long lag,
        @Nullable Instant processedThrough) {

    public static LiveRevenue of(RevenueTotal total) {
        Revenue revenue = Revenue.ofMinor(
                total.grossMinor(), total.returnsMinor(), total.netMinor(), total.orders(), total.units());
        return new LiveRevenue(
                total.currency(),
                total.category(),
                total.country(),
                total.window(),
                total.from(),
                total.to(),
                revenue.gross().toPlainString(),
                revenue.returns().toPlainString(),
                revenue.net().toPlainString(),
                revenue.orders(),
                revenue.units(),
                revenue.averageOrderValue(),
                total.asOf(),
                total.stale(),
                total.lag(),
                total.processedThrough());
    }
}
