package io.shopstream.producer.live;

import io.shopstream.producer.catalogue.UuidV7;
import java.time.Instant;
import java.util.random.RandomGeneratorFactory;

/** What the faulty records of one process are marked with; like all of the shop a function of seed and clock. */
final class RunId {
    private RunId() {}

    static String of(long seed, Instant start) {
        return UuidV7.next(start, RandomGeneratorFactory.of("L64X128MixRandom").create(seed ^ start.toEpochMilli()));
    }
}
