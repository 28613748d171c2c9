package io.shopstream.schemas.query;

import java.util.List;

/** Those of several orders that streams has processed, in no particular order. */
public record OrderViews(List<OrderView> orders) {
    public OrderViews {
        orders = List.copyOf(orders);
    }
}
