package io.shopstream.producer.catalogue;

/**
 * Derives traits from an id, which need no storage and are the same after a restart. Different salts give independent
 * traits.
 */
public final class Hash {
    private static final double TWO_TO_THE_53 = 0x1p53;

    private Hash() {}

    /** Between 0 (inclusive) and 1 (exclusive), uniformly distributed over ids. */
    public static double unit(String id, int salt) {
        long hash = salt * 0x9E3779B97F4A7C15L;
        for (int index = 0; index < id.length(); index++) {
            hash = hash * 0x100000001B3L + id.charAt(index);
        }
        return (mix(hash) >>> 11) / TWO_TO_THE_53;
    }

    /** SplitMix64's finaliser: adjacent inputs give unrelated outputs. */
    public static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
