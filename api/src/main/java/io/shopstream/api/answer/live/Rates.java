package io.shopstream.api.answer.live;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Current arrival rates, averaged over the last five whole seconds; null while the live feed is not connected. Of
 * thousands of records a second, such as those of a past or an import, one in ten is read and counts for ten.
 *
 * @param ordersPerSecond first versions of orders
 * @param changesPerSecond all versions of orders
 * @param orders new orders in each of the last 60 whole seconds, oldest first
 * @param events the same for events
 */
public record Rates(
        @Nullable Double ordersPerSecond,
        @Nullable Double changesPerSecond,
        @Nullable Double eventsPerSecond,
        List<Long> orders,
        List<Long> events,
        Instant asOf) {

    public Rates {
        orders = List.copyOf(orders);
        events = List.copyOf(events);
    }
}
