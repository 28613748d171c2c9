package io.shopstream.schemas.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Products ranked over the whole minutes of {@code [from, to)}.
 *
 * @param by {@code net} or {@code units}
 * @param category the category ranked within; null for all
 * @param items best first, ties by product id; products without sales or returns that stand in the range are absent
 * @param stale see {@link RevenueTotal}, also for {@code lag} and {@code processedThrough}
 */
public record TopProducts(
        String currency,
        Instant from,
        Instant to,
        String by,
        @Nullable String category,
        List<Item> items,
        Instant asOf,
        boolean stale,
        long lag,
        @Nullable Instant processedThrough) {

    public TopProducts {
        items = List.copyOf(items);
    }

    /**
     * One product; {@code rank} starts at 1, {@code netMinor} is in minor units, {@code orders} are sales that stand.
     */
    public record Item(int rank, String productId, String categoryId, long netMinor, long units, long orders) {}
}
