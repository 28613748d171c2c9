package io.shopstream.bench.idle;

import io.shopstream.bench.shop.ProcessTree;
import java.util.Map;

/**
 * A shop's counters at one moment.
 *
 * @param nanos time of the sample, by {@link System#nanoTime}
 */
record Sample(
        long nanos,
        ProcessTree processTree,
        Map<String, ThreadTime> threads,
        JvmCounters jvm,
        BrokerCounters broker,
        PostgresCounters postgres,
        LogPositions log) {
    Sample {
        threads = Map.copyOf(threads);
    }

    double secondsSince(Sample before) {
        return (nanos - before.nanos) / 1e9;
    }
}
