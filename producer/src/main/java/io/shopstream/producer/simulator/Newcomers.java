package io.shopstream.producer.simulator;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Those whose account was opened within the last day, and whose first visit it was opened on. */
final class Newcomers {
    private static final long TIMEOUT_MILLIS = Duration.ofDays(1).toMillis();

    private final List<Customer> coming;
    private int next;

    Newcomers(Customers customers, long start) {
        this.coming = customers.all().stream()
                .filter(customer -> customer.registered() > start)
                .sorted(Comparator.comparingLong(Customer::registered).thenComparing(Customer::id))
                .toList();
    }

    /** Whose first visit this is, if it is one. */
    @Nullable Customer draw(boolean buying, long millis, RandomGenerator random) {
        while (next < coming.size() && coming.get(next).registered() < millis - TIMEOUT_MILLIS) {
            next++;
        }
        if (next == coming.size() || !coming.get(next).isRegistered(millis)) {
            return null;
        }
        double share = buying ? Behaviour.NEWCOMER_BUYS : Behaviour.NEWCOMER_LOOKS;
        return random.nextDouble() < share ? coming.get(next++) : null;
    }
}
