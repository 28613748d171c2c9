package io.shopstream.producer.simulator;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Instant;

/** Lets one simulation speak to one output after another: its past goes elsewhere than its live traffic. Not thread-safe. */
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

    /** What happens is forgotten. */
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
