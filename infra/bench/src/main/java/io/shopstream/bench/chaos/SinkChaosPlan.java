package io.shopstream.bench.chaos;

import java.time.Duration;

/**
 * Parameters of the chaos test of the sink.
 *
 * @param ordersPerSecond of live traffic; each order is two to five records
 * @param length duration of the traffic
 * @param killEvery interval between kills; a killed instance is restarted at once, and every third time it is frozen
 *     instead
 * @param frozenFor longer than the consumer group waits for a silent member, so that the other instance takes over
 */
public record SinkChaosPlan(int ordersPerSecond, Duration length, Duration killEvery, Duration frozenFor) {
    static final int INSTANCES = 2;

    /** Number of orders of the whole run. */
    long orders() {
        return length.toSeconds() * ordersPerSecond;
    }
}
