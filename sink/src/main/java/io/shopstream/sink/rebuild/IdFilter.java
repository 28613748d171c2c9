package io.shopstream.sink.rebuild;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Remembers ids in a fixed amount of memory: a Bloom filter in blocks of 64 bytes, so that an id costs a look into one or two
 * neighbouring lines of the cache, however many there are. It never denies an id that was put in, and takes about one in a
 * hundred of the others for known while there are no more than it was made for, and no more than tens of millions; beyond
 * that more of them, which costs time and no correctness. Thread-safe.
 */
final class IdFilter {
    private static final int BITS_PER_ID = 10;
    private static final int HASHES = 7;
    private static final int STRIPES = 256;
    private static final int BLOCK_BITS = 512;
    private static final int BLOCK_WORDS = BLOCK_BITS / 64;
    private static final int PLACE_BITS = 9;
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
     * Puts an id in.
     *
     * @param moment is part of the id for kinds that have one, else 0
     * @return true if it certainly was not there before
     */
    boolean add(String kind, String id, long moment) {
        long hash = hash(kind, id, moment);
        int block = (int) Math.unsignedMultiplyHigh(hash, blocks) * BLOCK_WORDS;
        long places = mix(hash ^ 0x9E3779B97F4A7C15L);
        // Of two threads with the same id only one may find it new.
        synchronized (stripes[(int) (hash & (STRIPES - 1))]) {
            return add(block, places);
        }
    }

    private boolean add(int block, long places) {
        boolean added = false;
        long rest = places;
        for (int i = 0; i < HASHES; i++) {
            int place = (int) (rest & (BLOCK_BITS - 1));
            rest >>>= PLACE_BITS;
            int word = block + (place >>> 6);
            long mask = 1L << (place & 63);
            if ((words.get(word) & mask) == 0) {
                added |= (words.getAndAccumulate(word, mask, (known, more) -> known | more) & mask) == 0;
            }
        }
        return added;
    }

    // A string's own hash is the cheapest there is. Of ten million ids without a moment one in 400 has the 32 bits of
    // another: well below what the filter mistakes anyway.
    private static long hash(String kind, String id, long moment) {
        return mix(mix(((long) kind.hashCode() << 32) ^ id.hashCode()) + moment);
    }

    // The finalizer of MurmurHash3.
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
