package io.shopstream.sink.rebuild;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Remembers ids in a fixed amount of memory: a Bloom filter. It never denies an id that was put in, and takes about one in
 * a hundred of the others for known while there are no more than it was made for; beyond that more of them, which costs
 * time and no correctness. Thread-safe.
 */
final class IdFilter {
    private static final int BITS_PER_ID = 10;
    private static final int HASHES = 7;
    private static final int STRIPES = 256;
    private static final int LEAST_BITS = 1 << 16;

    private final AtomicLongArray words;
    private final Object[] stripes = new Object[STRIPES];
    private final long bits;

    IdFilter(long ids) {
        bits = Math.max(LEAST_BITS, Math.min(ids * BITS_PER_ID, Integer.MAX_VALUE * 32L)) / 64 * 64;
        Arrays.setAll(stripes, stripe -> new Object());
        words = new AtomicLongArray((int) (bits / 64));
    }

    /**
     * Puts an id in.
     *
     * @return true if it certainly was not there before
     */
    boolean add(String kind, String id) {
        long hash = hash(kind, id);
        long step = mix(hash ^ 0x9E3779B97F4A7C15L) | 1;
        // Of two threads with the same id only one may find it new.
        synchronized (stripes[(int) (hash & (STRIPES - 1))]) {
            return add(hash, step);
        }
    }

    private boolean add(long hash, long step) {
        boolean added = false;
        for (int i = 0; i < HASHES; i++) {
            long bit = Long.remainderUnsigned(hash + i * step, bits);
            long mask = 1L << (bit & 63);
            int word = (int) (bit >>> 6);
            if ((words.get(word) & mask) == 0) {
                added |= (words.getAndAccumulate(word, mask, (known, more) -> known | more) & mask) == 0;
            }
        }
        return added;
    }

    private static long hash(String kind, String id) {
        long hash = 0xCBF29CE484222325L ^ kind.hashCode();
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001B3L;
        }
        return mix(hash);
    }

    // The finalizer of MurmurHash3.
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
