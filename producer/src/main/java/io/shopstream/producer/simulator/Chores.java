package io.shopstream.producer.simulator;

import io.shopstream.producer.catalogue.Arrivals;
import java.util.random.RandomGenerator;

/** What the shop's people do: review prices, withdraw and launch products, plan campaigns. Each on its own round. */
final class Chores {
    private static final double MIN_ASSORTMENT = 0.9;
    private static final double MAX_ASSORTMENT = 1.1;
    private static final int MIN_ON_SHELF = 3;

    private final Assortment assortment;
    private final CampaignPlanning planning;
    private final RandomGenerator random;
    private final long usual;
    private Agenda rounds = new Agenda();

    Chores(Assortment assortment, CampaignPlanning planning, RandomGenerator random) {
        this.assortment = assortment;
        this.planning = planning;
        this.random = random;
        this.usual = assortment.items().stream().filter(Item::isActive).count();
    }

    /** Starts every round anew, as fast as the moment's pace has it. */
    void begin(Moment moment) {
        Pace.Chores pace = moment.pace().chores();
        rounds = new Agenda();
        enter(moment, pace.priceReview(), this::reviewPrice);
        enter(moment, pace.assortment(), this::withdraw);
        enter(moment, pace.planning(), planning::plan);
        // What was launched in the past is in the catalogue already.
        if (pace == Pace.LIVE.chores()) {
            enter(moment, pace.assortment(), this::launch);
        }
        planning.begin(moment);
    }

    Agenda rounds() {
        return rounds;
    }

    private void enter(Moment moment, Pause pause, Task task) {
        rounds.enter(moment.micros() + pause.drawMemoryless(random), then -> {
            task.run(then);
            return then.micros() + pause.drawMemoryless(random);
        });
    }

    private void reviewPrice(Moment moment) {
        Item item = assortment.any();
        long before = item.price();
        if (item.isShown(moment.millis())) {
            item.reviewPrice(random);
        }
        if (item.price() != before) {
            assortment.changed(item);
        }
    }

    private void withdraw(Moment moment) {
        Item item = assortment.any();
        long left = assortment.shelfOf(item).items().stream()
                .filter(other -> other.isShown(moment.millis()))
                .count();
        boolean few = active() <= usual * MIN_ASSORTMENT || left < MIN_ON_SHELF;
        if (item.isShown(moment.millis()) && !few) {
            item.withdraw();
            assortment.changed(item);
        }
    }

    private void launch(Moment moment) {
        Item like = assortment.any();
        if (active() < usual * MAX_ASSORTMENT) {
            Item launched = new Item(
                    Arrivals.product(assortment.shelfOf(like).category(), like.currency(), moment.at(), random));
            assortment.add(launched);
            assortment.changed(launched);
            assortment.refresh(moment.millis());
        }
    }

    private long active() {
        return assortment.items().stream().filter(Item::isActive).count();
    }

    private interface Task {
        void run(Moment moment);
    }
}
