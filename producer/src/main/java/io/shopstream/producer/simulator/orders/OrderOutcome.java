package io.shopstream.producer.simulator.orders;

import io.shopstream.producer.catalogue.CustomerType;
import io.shopstream.producer.simulator.people.Customer;
import java.util.List;
import java.util.random.RandomGenerator;

/** The possible outcomes of an order and their stages. */
@SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
enum OrderOutcome {
    CANCELLED_UNPAID(0.021, Stage.CANCELLED),
    CANCELLED_PAID(0.023, Stage.PAID, Stage.CANCELLED),
    REFUNDED(0.028, Stage.PAID, Stage.SHIPPED, Stage.DELIVERED, Stage.COMPLAINED),
    RETURNED(0.021, Stage.PAID, Stage.SHIPPED, Stage.DELIVERED, Stage.SENT_BACK, Stage.REFUNDED),
    KEPT(1, Stage.PAID, Stage.SHIPPED, Stage.DELIVERED);

    private static final List<OrderOutcome> ALL = List.of(values());

    private final double share;
    private final List<Stage> stages;

    /**
     * @param share of all orders, before the factors of country and customer type
     */
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
            case CANCELLED_UNPAID, CANCELLED_PAID -> customer.country().cancelling() * cancelling(customer.type());
            case REFUNDED, RETURNED -> customer.country().sendingBack();
            case KEPT -> 1;
        };
    }

    private static double cancelling(CustomerType type) {
        return switch (type) {
            case NEW -> 1.3;
            case REGULAR -> 1;
            case LOYAL -> 0.7;
            case BUSINESS -> 0.8;
        };
    }
}
