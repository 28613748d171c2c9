package io.shopstream.producer.live;

import io.shopstream.producer.history.OpenKeys;
import io.shopstream.producer.simulator.orders.ShopOutput;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds back, until the history is published, live records of the orders and users in {@link OpenKeys}: those that may
 * have further records after the history's end. So the records of a key stay in order. Passes all other records on. Not
 * thread-safe.
 */
final class DelayedRecords implements ShopOutput {
    private final ShopOutput target;
    private OpenKeys keys;
    private List<Runnable> waiting = new ArrayList<>();

    DelayedRecords(OpenKeys keys, ShopOutput target) {
        this.keys = keys;
        this.target = target;
    }

    @Override
    public void order(Order order, Instant at) {
        if (keys.has(order)) {
            waiting.add(() -> target.order(order, at));
        } else {
            target.order(order, at);
        }
    }

    @Override
    public void event(ShopEvent event) {
        if (keys.has(event)) {
            waiting.add(() -> target.event(event));
        } else {
            target.event(event);
        }
    }

    /** Number of delayed records. */
    int waiting() {
        return waiting.size();
    }

    /** Sends the delayed records in order and delays none from now on. To be called once the history is published. */
    void release() {
        List<Runnable> released = waiting;
        waiting = new ArrayList<>();
        keys = OpenKeys.none();
        released.forEach(Runnable::run);
    }
}
