package io.shopstream.producer.simulator;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;

/** Where the simulated shop puts what happens in it, in the order in which it happens. May block: then the shop waits. */
public interface ShopOutput {
    void order(Order order);

    void event(ShopEvent event);
}
