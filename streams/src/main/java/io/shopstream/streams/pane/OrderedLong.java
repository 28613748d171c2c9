package io.shopstream.streams.pane;

/**
 * Encodes longs so that their big-endian bytes sort like the signed numbers under the unsigned comparison of stores.
 */
public final class OrderedLong {
    private OrderedLong() {}

    /** Encodes and decodes: this function is its own inverse. */
    public static long flip(long value) {
        return value ^ Long.MIN_VALUE;
    }
}
