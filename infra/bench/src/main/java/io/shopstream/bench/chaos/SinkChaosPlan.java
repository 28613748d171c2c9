package io.shopstream.bench.chaos;

import java.time.Duration;

/**
 * What is done to the sink's instances.
 *
 * @param ordersPerSecond of live traffic; each order is two to five records
 * @param length how long it goes on
 * @param killEvery one instance is killed so often and restarted at once; every third time it is frozen instead
 * @param frozenFor longer than the group waits for a member, so that the other one takes over
 */
public record SinkChaosPlan(int ordersPerSecond, Duration length, Duration killEvery, Duration frozenFor) {
    static final int INSTANCES = 2;

    /** Of the whole run. */
    long orders() {
        return length.toSeconds() * ordersPerSecond;
    }
}
