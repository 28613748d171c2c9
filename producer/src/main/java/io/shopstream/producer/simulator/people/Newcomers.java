package io.shopstream.producer.simulator.people;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Assigns one first visit each to customers who registered within the last day. */
public final class Newcomers {
    private static final long MAX_AGE_MILLIS = Duration.ofDays(1).toMillis();
    // Share of the visits with an order that are first visits, while there are customers without one.
    private static final double NEWCOMER_BUYS = 0.13;
    // The same for visits without an order.
    private static final double NEWCOMER_LOOKS = 0.06;

    private final List<Customer> signUps;
    private int next;

    public Newcomers(Customers customers, long start) {
        this.signUps = customers.all().stream()
                .filter(customer -> customer.registered() > start)
                .sorted(Comparator.comparingLong(Customer::registered).thenComparing(Customer::id))
                .toList();
    }

    /** The customer whose first visit this is; null if it is not a first visit. */
    public @Nullable Customer draw(boolean buying, long millis, RandomGenerator random) {
        while (next < signUps.size() && signUps.get(next).registered() < millis - MAX_AGE_MILLIS) {
            next++;
        }
        if (next == signUps.size() || !signUps.get(next).isRegistered(millis)) {
            return null;
        }
        double share = buying ? NEWCOMER_BUYS : NEWCOMER_LOOKS;
        return random.nextDouble() < share ? signUps.get(next++) : null;
    }
}
