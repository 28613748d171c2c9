package io.shopstream.producer.simulator.orders;

import io.shopstream.producer.catalogue.UuidV7;
import io.shopstream.producer.simulator.goods.Item;
import io.shopstream.producer.simulator.time.SimulationTime;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import java.util.random.RandomGenerator;

/** Performs the steps of visits: publishes an event for each step, and for a purchase also the order. */
public final class VisitPerformer {
    private final RandomGenerator random;
    private final ShopOutput output;
    private final Checkout checkout;
    private final LifeCycle lifeCycle;
    private long placed;

    public VisitPerformer(RandomGenerator random, ShopOutput output, Checkout checkout, LifeCycle lifeCycle) {
        this.random = random;
        this.output = output;
        this.checkout = checkout;
        this.lifeCycle = lifeCycle;
    }

    void perform(Visit.Plan visit, VisitStep step, SimulationTime time) {
        String orderId = null;
        if (step == VisitStep.PURCHASE) {
            Order order = checkout.place(visit, time);
            if (order == null) {
                return;
            }
            orderId = order.getOrderId();
            placed++;
            output.order(order, time.at());
            lifeCycle.begin(order, visit.customer(), time);
        }
        Item item = step.item();
        output.event(new ShopEvent(
                UuidV7.next(time.millis(), random),
                visit.sessionId(),
                visit.customer().id(),
                step.type(),
                item == null ? null : item.id(),
                orderId,
                time.at(),
                visit.device(),
                visit.campaignId()));
    }

    public long placed() {
        return placed;
    }

    RandomGenerator random() {
        return random;
    }
}
