package io.shopstream.schemas.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One product of the catalogue as it is now.
 *
 * @param active false once it is withdrawn from sale
 * @param stockQuantity units on hand as last captured; null where the source keeps no stock
 * @param unitsLast7Days units of sales placed in the 168 whole hours (UTC) before the hour of {@code asOf}, less those
 *     returned in them and those of sales that no longer stand
 * @param daysOfCover stock by the units per day of that week, a decimal rounded down to hundredths; null if the stock is
 *     unknown or no more was sold than returned
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
