package io.shopstream.producer.simulator.orders;

import io.shopstream.producer.simulator.goods.Item;
import io.shopstream.producer.simulator.people.Customer;
import io.shopstream.producer.simulator.time.DelayRange;
import io.shopstream.producer.simulator.time.EventQueue;
import io.shopstream.producer.simulator.time.SimulationTime;
import io.shopstream.producer.simulator.time.TimeScale;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs one visit, whose steps are decided when it begins. */
public final class Visit implements EventQueue.ScheduledEvent {
    private final VisitPerformer performer;
    private final Plan plan;
    private int done;

    public Visit(VisitPerformer performer, Plan plan) {
        this.performer = performer;
        this.plan = plan;
    }

    @Override
    public long run(SimulationTime time) {
        performer.perform(plan, plan.steps.get(done++), time);
        return isOver()
                ? OVER
                : time.micros() + delayRange(time.timeScale().visit()).draw(performer.random());
    }

    /** Runs all steps, with timestamps as if the last one happened at {@code end}. */
    public void runAtOnce(SimulationTime end) {
        long[] pauses = new long[plan.steps.size()];
        long left = 0;
        for (done = 1; !isOver(); done++) {
            pauses[done] = delayRange(end.timeScale().visit()).draw(performer.random()) / 1_000;
            left += pauses[done];
        }
        for (done = 0; !isOver(); done++) {
            left -= pauses[done];
            // Not before the customer's registration, which may be at the beginning of this visit.
            long millis = Math.max(end.millis() - left, Math.min(end.millis(), plan.customer.registered()));
            SimulationTime time =
                    new SimulationTime(Instant.ofEpochMilli(millis), millis, end.micros(), end.timeScale());
            performer.perform(plan, plan.steps.get(done), time);
        }
    }

    private boolean isOver() {
        return done == plan.steps.size();
    }

    /** Delay before the next step. */
    private DelayRange delayRange(TimeScale.Visit timeScale) {
        return switch (plan.steps.get(done).type()) {
            case SESSION_START, PRODUCT_VIEW -> done == 1 ? timeScale.firstLook() : timeScale.look();
            case ADD_TO_CART, CHECKOUT -> timeScale.decide();
            case PURCHASE -> timeScale.payForm();
        };
    }

    /**
     * The plan of a visit.
     *
     * @param steps in order; begins with SESSION_START; a PURCHASE at the end turns the basket into an order
     * @param basket empty if nothing is added to the cart
     */
    record Plan(
            String sessionId,
            Customer customer,
            String device,
            String channel,
            @Nullable String campaignId,
            List<VisitStep> steps,
            List<Choice> basket) {}

    /** A product in the cart and its quantity. */
    record Choice(Item item, int quantity) {}
}
