package io.shopstream.producer.simulator;

import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.UuidV7;
import io.shopstream.producer.simulator.Agenda.Entry;
import io.shopstream.producer.simulator.SessionPlan.Step;
import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The shop's traffic as a function of seed, start and the moments it is advanced to. Things happen at the moment they
 * are due, not at the moment of the call, so how often it is called changes nothing. It has a time of its own, in
 * microseconds, which stands still while the rate is 0 or the caller falls behind: a pause or an outage is never
 * followed by a burst. Not thread-safe.
 */
public final class Simulation {
    /** The most that may wait on the agenda. A full one lets its first entry happen early: that bounds memory. */
    static final int MOST_PENDING = 50_000;

    private static final long MOST_BEHIND_MICROS = 2_000_000;
    private static final int VISITS_PER_CALL_AT_MAX = 200;
    private static final double MICROS_PER_SECOND = 1e6;

    private final RandomGenerator random;
    private final SessionPlanner planner;
    private final Agenda agenda = new Agenda();
    private final ShopOutput output;
    private final LifeCycle lifeCycle;
    private long standstill;
    private long shopTime;
    private double nextVisit;
    private OrderRate rate = new OrderRate(0);

    public Simulation(Catalogue catalogue, long seed, Instant start, ShopOutput output) {
        // With the start in it, a restart does not repeat the day before.
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + start.toEpochMilli());
        this.planner = new SessionPlanner(catalogue, random);
        this.output = output;
        this.lifeCycle = new LifeCycle(agenda, output, random);
        this.shopTime = micros(start);
    }

    /** Lets everything happen that is due by {@code now}; with the maximal rate, a limited number of visits. */
    public void advance(Instant now, OrderRate wanted) {
        long target = micros(now) - standstill;
        long behind = target - shopTime;
        if (wanted.isPaused()) {
            standstill += Math.max(0, behind);
            rate = wanted;
            return;
        }
        if (behind > MOST_BEHIND_MICROS) {
            standstill += behind - MOST_BEHIND_MICROS;
            target -= behind - MOST_BEHIND_MICROS;
        }
        if (!wanted.equals(rate)) {
            rate = wanted;
            nextVisit = shopTime + gap();
        }
        if (rate.isMax()) {
            nextVisit = target;
        }
        int visitsLeft = rate.isMax() ? VISITS_PER_CALL_AT_MAX : Integer.MAX_VALUE;
        while (true) {
            Entry first = agenda.peek();
            boolean full = agenda.size() >= MOST_PENDING;
            if (first != null && (full || (first.due() <= target && first.due() <= nextVisit))) {
                agenda.removeFirst();
                shopTime = Math.max(shopTime, Math.min(first.due(), target));
                first.happening().happen(moment());
            } else if (nextVisit <= target && visitsLeft > 0) {
                visitsLeft--;
                shopTime = Math.max(shopTime, (long) nextVisit);
                nextVisit += gap();
                visit(planner.plan(moment().at()), 0, moment());
            } else {
                break;
            }
        }
        shopTime = Math.max(shopTime, target);
    }

    /** Visits under way and orders whose life goes on. */
    public int pending() {
        return agenda.size();
    }

    private void visit(SessionPlan session, int index, Moment moment) {
        Step step = session.steps().get(index);
        String orderId = null;
        if (step.type() == EventType.PURCHASE) {
            Order order = Snapshots.placed(UuidV7.next(moment.at(), random), session, moment.at());
            orderId = order.getOrderId();
            output.order(order);
            lifeCycle.begin(order, moment);
        }
        output.event(new ShopEvent(
                UuidV7.next(moment.at(), random),
                session.sessionId(),
                session.user().getUserId(),
                step.type(),
                step.productId(),
                orderId,
                moment.at(),
                session.device(),
                session.campaignId()));
        if (index + 1 < session.steps().size()) {
            long due = moment.micros() + session.steps().get(index + 1).afterMicros();
            agenda.enter(due, then -> visit(session, index + 1, then));
        }
    }

    /** Until the next visit: visitors do not know of each other, so it is exponentially distributed. */
    private double gap() {
        if (rate.isMax()) {
            return 0;
        }
        double visitsPerSecond = rate.perSecond() / Behaviour.CONVERSION;
        return -Math.log(1 - random.nextDouble()) * MICROS_PER_SECOND / visitsPerSecond;
    }

    private Moment moment() {
        return new Moment(Instant.ofEpochMilli((shopTime + standstill) / 1_000), shopTime);
    }

    private static long micros(Instant instant) {
        return instant.toEpochMilli() * 1_000;
    }
}
