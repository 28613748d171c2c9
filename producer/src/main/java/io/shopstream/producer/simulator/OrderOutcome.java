package io.shopstream.producer.simulator;

import java.util.List;
import java.util.random.RandomGenerator;

/** The possible outcomes of an order and their stages. */
@SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
enum OrderOutcome {
    CANCELLED_UNPAID(Behaviour.CANCELLED_UNPAID, Stage.CANCELLED),
    CANCELLED_PAID(Behaviour.CANCELLED_PAID, Stage.PAID, Stage.CANCELLED),
    REFUNDED(Behaviour.REFUNDED, Stage.PAID, Stage.SHIPPED, Stage.DELIVERED, Stage.COMPLAINED),
    RETURNED(Behaviour.RETURNED, Stage.PAID, Stage.SHIPPED, Stage.DELIVERED, Stage.SENT_BACK, Stage.REFUNDED),
    KEPT(1, Stage.PAID, Stage.SHIPPED, Stage.DELIVERED);

    private static final List<OrderOutcome> ALL = List.of(values());

    private final double share;
    private final List<Stage> stages;

    OrderOutcome(double share, Stage... stages) {
        this.share = share;
        this.stages = List.of(stages);
    }

    static OrderOutcome draw(Customer customer, RandomGenerator random) {
        double drawn = random.nextDouble();
        for (OrderOutcome orderOutcome : ALL) {
            drawn -= orderOutcome.share * orderOutcome.factor(customer);
            if (drawn < 0) {
                return orderOutcome;
            }
        }
        return KEPT;
    }

    Stage first() {
        return stages.getFirst();
    }

    List<Stage> stages() {
        return stages;
    }

    private double factor(Customer customer) {
        return switch (this) {
            case CANCELLED_UNPAID, CANCELLED_PAID ->
                customer.country().cancelling() * Behaviour.cancelling(customer.type());
            case REFUNDED, RETURNED -> customer.country().sendingBack();
            case KEPT -> 1;
        };
    }
}
