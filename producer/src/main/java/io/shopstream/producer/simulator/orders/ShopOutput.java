package io.shopstream.producer.simulator.orders;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Instant;

/** Receives the shop's records in the order in which they occur. May block, which makes the shop wait. */
public interface ShopOutput {
    /**
     * @param at shop time of the change, UTC, whole milliseconds; equal to {@code updated_at} unless a fault changes it
     */
    void order(Order order, Instant at);

    void event(ShopEvent event);
}
