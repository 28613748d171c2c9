package io.shopstream.bench.api.client;

import java.util.Arrays;

/** Exact percentiles: every latency is kept. Thread-safe. */
final class Latencies {
    private static final int FIRST = 1024;

    private long[] nanos = new long[FIRST];
    private int count;

    synchronized void add(long nanoseconds) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count] = nanoseconds;
        count++;
    }

    /** @param others not written to any more */
    synchronized void addAll(Latencies others) {
        for (int index = 0; index < others.count; index++) {
            add(others.nanos[index]);
        }
    }

    synchronized int count() {
        return count;
    }

    /**
     * The smallest latency that this share of all does not exceed, in milliseconds.
     *
     * @param share more than 0, at most 1
     * @throws IllegalStateException without any latency
     */
    synchronized double millis(double share) {
        if (count == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(share * count);
        return sorted[Math.clamp(rank - 1L, 0, count - 1)] / 1e6;
    }
}
