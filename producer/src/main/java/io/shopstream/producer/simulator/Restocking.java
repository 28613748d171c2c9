package io.shopstream.producer.simulator;

import java.util.random.RandomGenerator;

/** Orders what runs out; it arrives some time later. */
final class Restocking {
    // A third of it is left when the next is ordered: enough for two leads, not for a late delivery.
    private static final long LEADS_PER_LOT = 6;

    private final Assortment assortment;
    private final RandomGenerator random;
    private Agenda arrivals = new Agenda();

    Restocking(Assortment assortment, RandomGenerator random) {
        this.assortment = assortment;
        this.random = random;
    }

    void consider(Item item, Moment moment) {
        if (item.needsLot()) {
            item.awaitLot();
            order(item, moment);
        }
    }

    /** Considers everything, and lets what is on its way arrive as fast as the moment's pace has it. */
    void begin(Moment moment) {
        arrivals = new Agenda();
        for (Item item : assortment.items()) {
            item.countFrom(moment.micros());
            if (item.isAwaitingLot()) {
                order(item, moment);
            } else {
                consider(item, moment);
            }
        }
    }

    Agenda arrivals() {
        return arrivals;
    }

    private void order(Item item, Moment moment) {
        long lead = moment.pace().chores().restock().draw(random);
        long late = random.nextDouble() < Behaviour.LATE_DELIVERIES ? lead * Behaviour.LATENESS : lead;
        arrivals.enter(moment.micros() + late, then -> {
            item.lotArrives(then.micros(), then.pace().chores().restock().mean() * LEADS_PER_LOT);
            assortment.changed(item);
            return Agenda.Happening.OVER;
        });
    }
}
