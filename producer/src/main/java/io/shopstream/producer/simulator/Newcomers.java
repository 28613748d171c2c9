package io.shopstream.producer.simulator;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Assigns one first visit each to customers who registered within the last day. */
final class Newcomers {
    private static final long MAX_AGE_MILLIS = Duration.ofDays(1).toMillis();

    private final List<Customer> signUps;
    private int next;

    Newcomers(Customers customers, long start) {
        this.signUps = customers.all().stream()
                .filter(customer -> customer.registered() > start)
                .sorted(Comparator.comparingLong(Customer::registered).thenComparing(Customer::id))
                .toList();
    }

    /** The customer whose first visit this is; null if it is not a first visit. */
    @Nullable Customer draw(boolean buying, long millis, RandomGenerator random) {
        while (next < signUps.size() && signUps.get(next).registered() < millis - MAX_AGE_MILLIS) {
            next++;
        }
        if (next == signUps.size() || !signUps.get(next).isRegistered(millis)) {
            return null;
        }
        double share = buying ? Behaviour.NEWCOMER_BUYS : Behaviour.NEWCOMER_LOOKS;
        return random.nextDouble() < share ? signUps.get(next++) : null;
    }
}
