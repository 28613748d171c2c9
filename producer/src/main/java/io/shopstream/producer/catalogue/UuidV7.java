package io.shopstream.producer.catalogue;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Creates time-ordered UUIDs (RFC 9562, version 7) whose 74 random bits come from the given, seedable generator. */
public final class UuidV7 {
    private static final long VERSION = 7L << 12;
    private static final long VARIANT = 1L << 63;

    private UuidV7() {}

    public static String next(Instant at, RandomGenerator random) {
        return next(at.toEpochMilli(), random);
    }

    public static String next(long epochMilli, RandomGenerator random) {
        long high = (epochMilli << 16) | VERSION | (random.nextLong() & 0xfff);
        long low = VARIANT | (random.nextLong() >>> 2);
        return new UUID(high, low).toString();
    }
}
