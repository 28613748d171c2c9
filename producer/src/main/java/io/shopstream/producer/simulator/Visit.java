package io.shopstream.producer.simulator;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One visit, decided when it begins, and how far it has come. */
final class Visit implements EventQueue.ScheduledEvent {
    private final VisitTraffic traffic;
    private final Plan plan;
    private int done;

    Visit(VisitTraffic traffic, Plan plan) {
        this.traffic = traffic;
        this.plan = plan;
    }

    @Override
    public long happen(SimulationTime time) {
        traffic.take(plan, plan.steps.get(done++), time);
        return isOver()
                ? OVER
                : time.micros() + delayRange(time.timeScale().visit()).draw(traffic.random());
    }

    /** All of it, each step stamped as if the last one happened at the given moment. */
    void happenAtOnce(SimulationTime end) {
        long[] pauses = new long[plan.steps.size()];
        long left = 0;
        for (done = 1; !isOver(); done++) {
            pauses[done] = delayRange(end.timeScale().visit()).draw(traffic.random()) / 1_000;
            left += pauses[done];
        }
        for (done = 0; !isOver(); done++) {
            left -= pauses[done];
            // Not before the account that a visit may begin with.
            long millis = Math.max(end.millis() - left, Math.min(end.millis(), plan.customer.registered()));
            SimulationTime time =
                    new SimulationTime(Instant.ofEpochMilli(millis), millis, end.micros(), end.timeScale());
            traffic.take(plan, plan.steps.get(done), time);
        }
    }

    private boolean isOver() {
        return done == plan.steps.size();
    }

    /** Before the next step. */
    private DelayRange delayRange(TimeScale.Visit timeScale) {
        return switch (plan.steps.get(done).type()) {
            case SESSION_START, PRODUCT_VIEW -> done == 1 ? timeScale.firstLook() : timeScale.look();
            case ADD_TO_CART, CHECKOUT -> timeScale.decide();
            case PURCHASE -> timeScale.payForm();
        };
    }

    /**
     * What the visitor is going to do.
     *
     * @param steps in order; the first is SESSION_START, a last PURCHASE means that the basket becomes an order
     * @param basket empty unless something is put into the cart
     */
    record Plan(
            String sessionId,
            Customer customer,
            String device,
            String channel,
            @Nullable String campaignId,
            List<Step> steps,
            List<Choice> basket) {}

    /** So many of an item in the cart. */
    record Choice(Item item, int quantity) {}
}
