package io.shopstream.api.ingest.read;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * Makes ids for the records of one request that have none: time-ordered UUIDs (RFC 9562, version 7). Not thread-safe.
 */
public abstract sealed class NewIds {
    private static final long VERSION = 7L << 12;
    private static final long VERSION_PART = 0xfff;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_PART = 0x3fff_ffff_ffff_ffffL;

    private final long millis;

    private NewIds(Instant at) {
        this.millis = at.toEpochMilli();
    }

    /** Ids that nobody has made before. */
    public static NewIds random(Instant at) {
        return new Random(at);
    }

    /** The same ids in the same order for the same time and seed: a batch that is sent again gets those of before. */
    public static NewIds repeatable(Instant at, String seed) {
        return new Repeatable(at, seed);
    }

    final String next() {
        UUID bits = bits();
        long high = (millis << 16) | VERSION | (bits.getMostSignificantBits() & VERSION_PART);
        return new UUID(high, VARIANT | (bits.getLeastSignificantBits() & VARIANT_PART)).toString();
    }

    abstract UUID bits();

    private static final class Random extends NewIds {
        Random(Instant at) {
            super(at);
        }

        @Override
        UUID bits() {
            return UUID.randomUUID();
        }
    }

    private static final class Repeatable extends NewIds {
        private final String seed;
        private int made;

        Repeatable(Instant at, String seed) {
            super(at);
            this.seed = seed;
        }

        @Override
        UUID bits() {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256")
                        .digest((made++ + " " + seed).getBytes(StandardCharsets.UTF_8));
                ByteBuffer bits = ByteBuffer.wrap(hash);
                return new UUID(bits.getLong(), bits.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
