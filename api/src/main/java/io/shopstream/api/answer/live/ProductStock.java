package io.shopstream.api.answer.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.shopstream.schemas.query.ProductView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The current state of one product of the catalogue.
 *
 * @param name null if the catalogue has none
 * @param active false once the product is withdrawn from sale
 * @param stockQuantity units on hand as last captured; null if the shop keeps no stock
 * @param unitsLast7Days sold less returned in the 168 whole hours before the hour of {@code asOf}
 * @param daysOfCover stock divided by the units per day of that week, a decimal string rounded down; null if the stock
 *     is unknown or no more units were sold than returned
 */
public record ProductStock(
        String productId,
        @Nullable String name,
        boolean active,
        @Nullable Long stockQuantity,
        @JsonProperty("units_last_7_days") long unitsLast7Days,
        @Nullable String daysOfCover,
        Instant asOf,
        boolean stale,
        long lag,
        @Nullable Instant processedThrough) {

    public static ProductStock of(ProductView product) {
        return new ProductStock(
                product.productId(),
                product.name(),
                product.active(),
                product.stockQuantity(),
                product.unitsLast7Days(),
                product.daysOfCover(),
                product.asOf(),
                product.stale(),
                product.lag(),
                product.processedThrough());
    }
}
