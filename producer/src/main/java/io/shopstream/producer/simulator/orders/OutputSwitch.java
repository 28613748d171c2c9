package io.shopstream.producer.simulator.orders;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Instant;

/** Forwards to a replaceable target, since history and live traffic have different outputs. Not thread-safe. */
public final class OutputSwitch implements ShopOutput {
    private static final ShopOutput NOWHERE = new ShopOutput() {
        @Override
        public void order(Order order, Instant at) {}

        @Override
        public void event(ShopEvent event) {}
    };

    private ShopOutput target = NOWHERE;

    public void to(ShopOutput wanted) {
        target = wanted;
    }

    /** Discards all records from now on. */
    public void toNowhere() {
        target = NOWHERE;
    }

    @Override
    public void order(Order order, Instant at) {
        target.order(order, at);
    }

    @Override
    public void event(ShopEvent event) {
        target.event(event);
    }
}
