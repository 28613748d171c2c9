package io.shopstream.schemas.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Current state of one product of the catalogue.
 *
 * @param active false once it is withdrawn from sale
 * @param stockQuantity units on hand as last captured; null where the source keeps no stock
 * @param unitsLast7Days units of sales placed in the 168 whole hours (UTC) before the hour of {@code asOf}, less the
 *     units returned in these hours and the units of sales that no longer stand
 * @param daysOfCover stock divided by the net units per day of that week, a decimal rounded down to hundredths; null if
 *     the stock is unknown or the net units are not positive
 */
public record ProductView(
        String productId,
        @Nullable String name,
        boolean active,
        @Nullable Long stockQuantity,
        @JsonProperty("units_last_7_days") long unitsLast7Days,
        @Nullable String daysOfCover,
        Instant asOf,
        boolean stale,
        long lag,
        @Nullable Instant processedThrough) {}
