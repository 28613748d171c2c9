package io.shopstream.producer.history;

import io.shopstream.producer.simulator.orders.ShopOutput;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Collects the orders and users of a history that may have further records after its end: every order, since its life
 * cycle takes days, and every user with an event in the last day. Not thread-safe.
 */
public final class OpenKeys implements ShopOutput {
    private static final Duration MAX_VISIT = Duration.ofDays(1);

    private final Set<String> orders = new HashSet<>();
    private final Set<String> users = new HashSet<>();
    private final Instant usersSince;
    private int records;

    private OpenKeys(Instant usersSince) {
        this.usersSince = usersSince;
    }

    /** For a history with that end; to be filled with its records. */
    public static OpenKeys until(Instant end) {
        return new OpenKeys(end.minus(MAX_VISIT));
    }

    /** For a shop without a history, or with one that is already published. */
    public static OpenKeys none() {
        return new OpenKeys(Instant.MAX);
    }

    @Override
    public void order(Order order, Instant at) {
        orders.add(order.getOrderId());
        records++;
    }

    @Override
    public void event(ShopEvent event) {
        if (!event.getOccurredAt().isBefore(usersSince)) {
            users.add(event.getUserId());
        }
        records++;
    }

    public boolean has(Order order) {
        return orders.contains(order.getOrderId());
    }

    public boolean has(ShopEvent event) {
        return users.contains(event.getUserId());
    }

    /** Number of records of the history so far. */
    int records() {
        return records;
    }
}
