package io.shopstream.streams.alerts;

/**
 * Two sums that rules compare, or changes to them.
 *
 * @param amount net minor units, or records rejected
 * @param count orders, or records received
 */
record Tally(long amount, long count) {
    static final Tally NONE = new Tally(0, 0);

    Tally plus(Tally other) {
        return new Tally(amount + other.amount, count + other.count);
    }
}
