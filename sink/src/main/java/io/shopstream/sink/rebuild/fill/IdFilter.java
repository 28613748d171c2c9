package io.shopstream.sink.rebuild.fill;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Remembers ids in a fixed amount of memory: a Bloom filter in blocks of 64 bytes, so that an id touches one or two
 * neighbouring cache lines. It has no false negatives. About one in a hundred unknown ids is a false positive, up to
 * the number of ids that the filter is made for and up to tens of millions. Beyond that there are more, which costs
 * time but not correctness. Thread-safe.
 */
final class IdFilter {
    private static final int BITS_PER_ID = 10;
    private static final int HASHES = 7;
    private static final int STRIPES = 256;
    private static final int BLOCK_BITS = 512;
    private static final int BLOCK_WORDS = BLOCK_BITS / 64;
    private static final int INDEX_BITS = 9;
    private static final int MIN_BLOCKS = 128;

    private final AtomicLongArray words;
    private final Object[] stripes = new Object[STRIPES];
    private final int blocks;

    IdFilter(long ids) {
        blocks = (int) Math.clamp(ids * BITS_PER_ID / BLOCK_BITS, MIN_BLOCKS, Integer.MAX_VALUE / BLOCK_WORDS);
        Arrays.setAll(stripes, stripe -> new Object());
        words = new AtomicLongArray(blocks * BLOCK_WORDS);
    }

    /**
     * Adds an id.
     *
     * @param time is part of the id for kinds that have one, else 0
     * @return true if the id was certainly not there before
     */
    boolean add(String kind, String id, long time) {
        long hash = hash(kind, id, time);
        int block = (int) Math.unsignedMultiplyHigh(hash, blocks) * BLOCK_WORDS;
        long bits = mix(hash ^ 0x9E3779B97F4A7C15L);
        // Of two threads that add the same id only one may get true.
        synchronized (stripes[(int) (hash & (STRIPES - 1))]) {
            return add(block, bits);
        }
    }

    private boolean add(int block, long bits) {
        boolean added = false;
        long rest = bits;
        for (int i = 0; i < HASHES; i++) {
            int bit = (int) (rest & (BLOCK_BITS - 1));
            rest >>>= INDEX_BITS;
            int word = block + (bit >>> 6);
            long mask = 1L << (bit & 63);
            if ((words.get(word) & mask) == 0) {
                added |= (words.getAndAccumulate(word, mask, (known, more) -> known | more) & mask) == 0;
            }
        }
        return added;
    }

    // String.hashCode is the cheapest hash. Of ten million ids without a time, one in 400 has the same 32 bits as
    // another: well below the filter's rate of false positives.
    private static long hash(String kind, String id, long time) {
        return mix(mix(((long) kind.hashCode() << 32) ^ id.hashCode()) + time);
    }

    // The finalizer of MurmurHash3.
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
