package io.shopstream.producer.simulator;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** A uniformly distributed delay between two bounds. */
record DelayRange(long fromMicros, long toMicros) {
    static DelayRange millis(long from, long to) {
        return new DelayRange(from * 1_000, to * 1_000);
    }

    static DelayRange seconds(long from, long to) {
        return millis(from * 1_000, to * 1_000);
    }

    static DelayRange hours(long from, long to) {
        return seconds(Duration.ofHours(from).toSeconds(), Duration.ofHours(to).toSeconds());
    }

    long draw(RandomGenerator random) {
        return fromMicros + (long) (random.nextDouble() * (toMicros - fromMicros));
    }

    long mean() {
        return (fromMicros + toMicros) / 2;
    }

    /** Draws an exponentially distributed delay with the same mean, for events that are independent of each other. */
    long drawMemoryless(RandomGenerator random) {
        return (long) (-Math.log(1 - random.nextDouble()) * mean());
    }
}
