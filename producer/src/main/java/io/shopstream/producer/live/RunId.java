package io.shopstream.producer.live;

import io.shopstream.producer.catalogue.UuidV7;
import java.time.Instant;
import java.util.random.RandomGeneratorFactory;

/** Creates the id that marks the faulty records of one process, as a function of seed and start time. */
final class RunId {
    private RunId() {}

    static String of(long seed, Instant start) {
        return UuidV7.next(start, RandomGeneratorFactory.of("L64X128MixRandom").create(seed ^ start.toEpochMilli()));
    }
}
