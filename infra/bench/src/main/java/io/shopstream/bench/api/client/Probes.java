package io.shopstream.bench.api.client;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Orders that viewers are to see: nobody else places orders in their currency, so a viewer that is shown the sum of n
 * of them has seen the first n. Thread-safe; one thread places them.
 */
final class Probes {
    private static final int SECONDS_TO_BE_SEEN = 30;

    private final int first;
    private final long[] placedAt;
    private final CountDownLatch unseen;
    private final Latencies latencies = new Latencies();
    private volatile int placed;

    /**
     * @param first number of orders placed in this currency before
     * @param count of probes
     */
    Probes(int first, int count, int viewers) {
        this.first = first;
        this.placedAt = new long[count];
        this.unseen = new CountDownLatch(count * viewers);
    }

    /** The next one is about to be sent. */
    void placing() {
        placedAt[placed] = System.nanoTime();
        placed++;
    }

    /**
     * A viewer is shown the sum of more orders than before.
     *
     * @param before orders in the sum that it was shown last
     * @param now orders in the sum that it is shown
     */
    void seen(int before, int now, long nanoTime) {
        for (int order = Math.max(before, first); order < now && order - first < placed; order++) {
            latencies.add(nanoTime - placedAt[order - first]);
            unseen.countDown();
        }
    }

    /** Waits until every viewer has seen every probe; returns how often one was not seen in time. */
    long awaitSeen() throws InterruptedException {
        return unseen.await(SECONDS_TO_BE_SEEN, TimeUnit.SECONDS) ? 0 : unseen.getCount();
    }

    Latencies latencies() {
        return latencies;
    }
}
