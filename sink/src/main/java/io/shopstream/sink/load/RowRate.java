package io.shopstream.sink.load;

import java.time.Clock;
import java.util.Arrays;

/** Rows per second over the last ten whole seconds. */
final class RowRate {
    private static final int SECONDS = 10;

    private final Clock clock;
    private final long[] rows = new long[SECONDS + 1];
    private long newest;

    RowRate(Clock clock) {
        this.clock = clock;
        this.newest = second();
    }

    synchronized void add(long loaded) {
        rows[index(roll())] += loaded;
    }

    synchronized double perSecond() {
        long running = roll();
        return (Arrays.stream(rows).sum() - rows[index(running)]) / (double) SECONDS;
    }

    private long roll() {
        long now = Math.max(newest, second());
        if (now - newest > SECONDS) {
            Arrays.fill(rows, 0);
        } else {
            for (long second = newest + 1; second <= now; second++) {
                rows[index(second)] = 0;
            }
        }
        newest = now;
        return now;
    }

    private long second() {
        return Math.floorDiv(clock.millis(), 1000L);
    }

    private static int index(long second) {
        return (int) Math.floorMod(second, (long) SECONDS + 1);
    }
}
