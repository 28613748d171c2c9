package io.shopstream.producer.simulator.goods;

import io.shopstream.producer.simulator.time.EventQueue;
import io.shopstream.producer.simulator.time.SimulationTime;
import java.util.random.RandomGenerator;

/** Orders new lots of products that run low; a lot arrives after a lead time. */
public final class Restocking {
    // The next lot is ordered when a third is left: enough for two lead times, but not for a late delivery.
    private static final long LEAD_TIMES_PER_LOT = 6;
    // Share of the ordered lots that arrive late, so that some products run out.
    private static final double LATE_DELIVERIES = 0.06;
    // Lead time of a late lot, as a multiple of the usual lead time.
    private static final int LATENESS = 10;

    private final Assortment assortment;
    private final RandomGenerator random;
    private EventQueue arrivals = new EventQueue();

    public Restocking(Assortment assortment, RandomGenerator random) {
        this.assortment = assortment;
        this.random = random;
    }

    public void consider(Item item, SimulationTime time) {
        if (item.needsLot()) {
            item.awaitLot();
            order(item, time);
        }
    }

    /** Checks all products, and reschedules lots on order by the current time scale. */
    public void begin(SimulationTime time) {
        arrivals = new EventQueue();
        for (Item item : assortment.items()) {
            item.countFrom(time.micros());
            if (item.isAwaitingLot()) {
                order(item, time);
            } else {
                consider(item, time);
            }
        }
    }

    public EventQueue arrivals() {
        return arrivals;
    }

    private void order(Item item, SimulationTime time) {
        long lead = time.timeScale().shopTasks().restock().draw(random);
        long late = random.nextDouble() < LATE_DELIVERIES ? lead * LATENESS : lead;
        arrivals.add(time.micros() + late, then -> {
            item.lotArrives(
                    then.micros(), then.timeScale().shopTasks().restock().mean() * LEAD_TIMES_PER_LOT);
            assortment.changed(item);
            return EventQueue.ScheduledEvent.OVER;
        });
    }
}
