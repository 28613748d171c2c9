package io.shopstream.bench.chaos;

import java.time.Duration;

/**
 * Parameters of the chaos test of streams.
 *
 * @param instances processes of streams, each of which has a copy of every store
 * @param ordersPerSecond of live traffic; each order is two records
 * @param length duration of the traffic
 * @param killEvery interval between kills; a killed instance is restarted at once
 * @param merciless whether to kill the next instance even if the last one is not back
 * @param asksPerSecond queries per second over all addresses
 */
public record StreamsChaosPlan(
        int instances, int ordersPerSecond, Duration length, Duration killEvery, boolean merciless, int asksPerSecond) {
    int standbys() {
        return instances - 1;
    }

    /** Number of full minutes of event time; each second of traffic fills one. */
    int panes() {
        return Math.toIntExact(length.toSeconds());
    }
}
