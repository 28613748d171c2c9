package io.shopstream.streams.alerts;

/** Compares shares without fractions. */
final class Percent {
    // A hundred times as much still fits a long; amounts beyond it are no shop's.
    private static final long MAX = 10_000_000_000_000_000L;

    private Percent() {}

    /** Below 0 if {@code part} is less than {@code percent} of {@code whole}, 0 if it is just that, above 0 if more. */
    static int compare(long part, int percent, long whole) {
        return Long.compare(bounded(part) * 100, bounded(whole) * percent);
    }

    private static long bounded(long amount) {
        return Math.clamp(amount, -MAX, MAX);
    }
}
