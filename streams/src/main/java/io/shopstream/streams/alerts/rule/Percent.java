package io.shopstream.streams.alerts.rule;

/** Compares shares in integer arithmetic. */
final class Percent {
    // MAX times 100 fits a long; no shop reaches MAX.
    private static final long MAX = 10_000_000_000_000_000L;

    private Percent() {}

    /** Negative if {@code part} is less than {@code percent} of {@code whole}, 0 if equal, positive if more. */
    static int compare(long part, int percent, long whole) {
        return Long.compare(bounded(part) * 100, bounded(whole) * percent);
    }

    private static long bounded(long amount) {
        return Math.clamp(amount, -MAX, MAX);
    }
}
