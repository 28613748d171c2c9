package io.shopstream.producer.simulator.goods;

import io.shopstream.producer.catalogue.maker.Arrivals;
import io.shopstream.producer.simulator.time.DelayRange;
import io.shopstream.producer.simulator.time.EventQueue;
import io.shopstream.producer.simulator.time.SimulationTime;
import io.shopstream.producer.simulator.time.TimeScale;
import java.util.random.RandomGenerator;

/** Runs the shop's recurring tasks: reviews prices, withdraws and launches products, plans campaigns. */
public final class ShopTasks {
    private static final double MIN_ASSORTMENT = 0.9;
    private static final double MAX_ASSORTMENT = 1.1;
    private static final int MIN_ON_SHELF = 3;

    private final Assortment assortment;
    private final CampaignPlanning planning;
    private final RandomGenerator random;
    private final long usual;
    private EventQueue queue = new EventQueue();

    public ShopTasks(Assortment assortment, CampaignPlanning planning, RandomGenerator random) {
        this.assortment = assortment;
        this.planning = planning;
        this.random = random;
        this.usual = assortment.items().stream().filter(Item::isActive).count();
    }

    /** Reschedules every task by the current time scale. */
    public void begin(SimulationTime time) {
        TimeScale.ShopTasks timeScale = time.timeScale().shopTasks();
        queue = new EventQueue();
        schedule(time, timeScale.priceReview(), this::reviewPrice);
        schedule(time, timeScale.assortment(), this::withdraw);
        schedule(time, timeScale.planning(), planning::plan);
        // Products launched during the history are in the catalogue already.
        if (timeScale == TimeScale.LIVE.shopTasks()) {
            schedule(time, timeScale.assortment(), this::launch);
        }
        planning.begin(time);
    }

    public EventQueue queue() {
        return queue;
    }

    private void schedule(SimulationTime time, DelayRange delayRange, Task task) {
        queue.add(time.micros() + delayRange.drawMemoryless(random), then -> {
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
