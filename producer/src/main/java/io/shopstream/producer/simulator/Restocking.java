package io.shopstream.producer.simulator;

import java.util.random.RandomGenerator;

/** Orders what runs out; it arrives some time later. */
final class Restocking {
    // A third of it is left when the next is ordered: enough for two leads, not for a late delivery.
    private static final long LEADS_PER_LOT = 6;

    private final Assortment assortment;
    private final RandomGenerator random;
    private EventQueue arrivals = new EventQueue();

    Restocking(Assortment assortment, RandomGenerator random) {
        this.assortment = assortment;
        this.random = random;
    }

    void consider(Item item, SimulationTime time) {
        if (item.needsLot()) {
            item.awaitLot();
            order(item, time);
        }
    }

    /** Considers everything, and lets what is on its way arrive as fast as the moment's pace has it. */
    void begin(SimulationTime time) {
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

    EventQueue arrivals() {
        return arrivals;
    }

    private void order(Item item, SimulationTime time) {
        long lead = time.timeScale().shopTasks().restock().draw(random);
        long late = random.nextDouble() < Behaviour.LATE_DELIVERIES ? lead * Behaviour.LATENESS : lead;
        arrivals.enter(time.micros() + late, then -> {
            item.lotArrives(
                    then.micros(), then.timeScale().shopTasks().restock().mean() * LEADS_PER_LOT);
            assortment.changed(item);
            return EventQueue.ScheduledEvent.OVER;
        });
    }
}
