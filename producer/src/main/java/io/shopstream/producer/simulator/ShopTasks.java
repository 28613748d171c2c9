package io.shopstream.producer.simulator;

import io.shopstream.producer.catalogue.Arrivals;
import java.util.random.RandomGenerator;

/** What the shop's people do: review prices, withdraw and launch products, plan campaigns. Each on its own round. */
final class ShopTasks {
    private static final double MIN_ASSORTMENT = 0.9;
    private static final double MAX_ASSORTMENT = 1.1;
    private static final int MIN_ON_SHELF = 3;

    private final Assortment assortment;
    private final CampaignPlanning planning;
    private final RandomGenerator random;
    private final long usual;
    private EventQueue rounds = new EventQueue();

    ShopTasks(Assortment assortment, CampaignPlanning planning, RandomGenerator random) {
        this.assortment = assortment;
        this.planning = planning;
        this.random = random;
        this.usual = assortment.items().stream().filter(Item::isActive).count();
    }

    /** Starts every round anew, as fast as the moment's pace has it. */
    void begin(SimulationTime time) {
        TimeScale.ShopTasks timeScale = time.timeScale().shopTasks();
        rounds = new EventQueue();
        enter(time, timeScale.priceReview(), this::reviewPrice);
        enter(time, timeScale.assortment(), this::withdraw);
        enter(time, timeScale.planning(), planning::plan);
        // What was launched in the past is in the catalogue already.
        if (timeScale == TimeScale.LIVE.shopTasks()) {
            enter(time, timeScale.assortment(), this::launch);
        }
        planning.begin(time);
    }

    EventQueue rounds() {
        return rounds;
    }

    private void enter(SimulationTime time, DelayRange delayRange, Task task) {
        rounds.enter(time.micros() + delayRange.drawMemoryless(random), then -> {
            task.run(then);
            return then.micros() + delayRange.drawMemoryless(random);
        });
    }

    private void reviewPrice(SimulationTime time) {
        Item item = assortment.any();
        long before = item.price();
        if (item.isShown(time.millis())) {
            item.reviewPrice(random);
        }
        if (item.price() != before) {
            assortment.changed(item);
        }
    }

    private void withdraw(SimulationTime time) {
        Item item = assortment.any();
        long left = assortment.shelfOf(item).items().stream()
                .filter(other -> other.isShown(time.millis()))
                .count();
        boolean few = active() <= usual * MIN_ASSORTMENT || left < MIN_ON_SHELF;
        if (item.isShown(time.millis()) && !few) {
            item.withdraw();
            assortment.changed(item);
        }
    }

    private void launch(SimulationTime time) {
        Item like = assortment.any();
        if (active() < usual * MAX_ASSORTMENT) {
            Item launched =
                    new Item(Arrivals.product(assortment.shelfOf(like).category(), like.currency(), time.at(), random));
            assortment.add(launched);
            assortment.changed(launched);
            assortment.refresh(time.millis());
        }
    }

    private long active() {
        return assortment.items().stream().filter(Item::isActive).count();
    }

    private interface Task {
        void run(SimulationTime time);
    }
}
