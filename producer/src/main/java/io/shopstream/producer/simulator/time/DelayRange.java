package io.shopstream.producer.simulator.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** A uniformly distributed delay between two bounds. */
public record DelayRange(long fromMicros, long toMicros) {
    static DelayRange millis(long from, long to) {
        return new DelayRange(from * 1_000, to * 1_000);
    }

    static DelayRange seconds(long from, long to) {
        return millis(from * 1_000, to * 1_000);
    }

    static DelayRange hours(long from, long to) {
        return seconds(Duration.ofHours(from).toSeconds(), Duration.ofHours(to).toSeconds());
    }

    /** The range that lies that share of the way to the other. */
    DelayRange towards(DelayRange other, double share) {
        return new DelayRange(
                Math.round(fromMicros + share * (other.fromMicros - fromMicros)),
                Math.round(toMicros + share * (other.toMicros - toMicros)));
    }

    public long draw(RandomGenerator random) {
        return fromMicros + (long) (random.nextDouble() * (toMicros - fromMicros));
    }

    public long mean() {
        return (fromMicros + toMicros) / 2;
    }

    /** Draws an exponentially distributed delay with the same mean, for events that are independent of each other. */
    public long drawMemoryless(RandomGenerator random) {
        return (long) (-Math.log(1 - random.nextDouble()) * mean());
    }
}
