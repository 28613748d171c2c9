package io.shopstream.streams.pane;

/** Longs whose big-endian bytes, compared unsigned as stores do, sort like the signed numbers. */
public final class OrderedLong {
    private OrderedLong() {}

    /** Its own inverse. */
    public static long flip(long value) {
        return value ^ Long.MIN_VALUE;
    }
}
