package io.shopstream.api.live;

import java.time.Clock;
import java.util.List;
import java.util.stream.LongStream;

/** Counts arrivals per second over the last minute. Thread-safe. */
final class RateMeter {
    static final int HISTORY_SECONDS = 60;
    // Long enough to smooth the rate, short enough to show changes soon.
    private static final int AVERAGED_SECONDS = 5;
    private static final int SLOTS = HISTORY_SECONDS + 1;

    private final Clock clock;
    private final long[] counts = new long[SLOTS];
    private long currentSecond;

    RateMeter(Clock clock) {
        this.clock = clock;
        this.currentSecond = now();
    }

    synchronized void add(long records) {
        advance();
        counts[slot(currentSecond)] += records;
    }

    /** Average over the last five whole seconds. */
    synchronized double perSecond() {
        advance();
        long sum = LongStream.rangeClosed(1, AVERAGED_SECONDS)
                .map(back -> counts[slot(currentSecond - back)])
                .sum();
        return (double) sum / AVERAGED_SECONDS;
    }

    /** Each of the last 60 whole seconds, oldest first. */
    synchronized List<Long> history() {
        advance();
        return LongStream.rangeClosed(1, HISTORY_SECONDS)
                .map(i -> counts[slot(currentSecond - HISTORY_SECONDS - 1 + i)])
                .boxed()
                .toList();
    }

    private void advance() {
        long now = now();
        long forgotten = Math.min(now - currentSecond, SLOTS);
        for (long i = 1; i <= forgotten; i++) {
            counts[slot(now - forgotten + i)] = 0;
        }
        currentSecond = Math.max(currentSecond, now);
    }

    private long now() {
        return Math.floorDiv(clock.millis(), 1_000L);
    }

    private static int slot(long second) {
        return (int) Math.floorMod(second, (long) SLOTS);
    }
}
