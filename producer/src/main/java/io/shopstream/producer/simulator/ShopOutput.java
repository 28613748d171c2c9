package io.shopstream.producer.simulator;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Instant;

/** Where the simulated shop puts what happens in it, in the order in which it happens. May block: then the shop waits. */
public interface ShopOutput {
    /**
     * @param at shop time of the change, UTC, whole milliseconds: equal to {@code updated_at}
     */
    void order(Order order, Instant at);

    void event(ShopEvent event);
}
