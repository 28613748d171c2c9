package io.shopstream.bench.idle.sample;

import io.shopstream.bench.shop.ProcessTree;
import java.util.Map;

/**
 * A shop's counters at one moment.
 *
 * @param nanos time of the sample, by {@link System#nanoTime}
 */
public record Sample(
        long nanos,
        ProcessTree processTree,
        Map<String, ThreadTime> threads,
        JvmCounters jvm,
        BrokerCounters broker,
        PostgresCounters postgres,
        LogPositions log) {
    public Sample {
        threads = Map.copyOf(threads);
    }

    public double secondsSince(Sample before) {
        return (nanos - before.nanos) / 1e9;
    }
}
