package io.shopstream.api.answer.explain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All versions of an order in the order in which they arrived, and what each one changed.
 *
 * @param version the highest one, as all the members up to {@code net}
 * @param kind SALE or RETURN
 * @param status PLACED, PAID, SHIPPED, DELIVERED, CANCELLED or REFUNDED
 * @param stands whether the order counts
 * @param placedAt UTC: decides its windows
 * @param total decimal
 * @param net what the order adds to revenue by the tables: its total if it stands, otherwise zero; decimal
 * @param changesNet what its versions added to revenue in {@code currency}, by their records; null if one was not read
 * @param agrees whether both are equal and nothing remains in another currency; null if {@code changes_net} is
 * @param complete false if there are more versions than the answer has
 * @param asOf time of the last load that the answer contains, UTC
 */
public record OrderExplanation(
        String orderId,
        long version,
        String kind,
        String status,
        boolean stands,
        Instant placedAt,
        String currency,
        String total,
        String net,
        @Nullable String changesNet,
        @Nullable Boolean agrees,
        boolean complete,
        List<OrderVersion> versions,
        Instant asOf) {
    public OrderExplanation {
        versions = List.copyOf(versions);
    }
}
