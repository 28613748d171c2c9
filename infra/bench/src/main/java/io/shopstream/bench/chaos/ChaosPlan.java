package io.shopstream.bench.chaos;

import java.time.Duration;

/**
 * What is done to the streams instances.
 *
 * @param ordersPerSecond of live traffic; each order is two records
 * @param length how long it goes on
 * @param killEvery one instance is killed so often, and restarted at once
 * @param merciless to kill the next one even while the last one has not come back
 * @param asksPerSecond questions, all addresses together
 */
public record ChaosPlan(
        int ordersPerSecond, Duration length, Duration killEvery, boolean merciless, int asksPerSecond) {
    static final int INSTANCES = 3;
    static final int STANDBYS = 2;

    /** Full minutes of event time that the traffic fills, one in each second of it. */
    int panes() {
        return Math.toIntExact(length.toSeconds());
    }
}
