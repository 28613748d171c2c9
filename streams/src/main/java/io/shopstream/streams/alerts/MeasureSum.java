package io.shopstream.streams.alerts;

/**
 * The two sums that a rule compares, or a change to them.
 *
 * @param amount net minor units, or records rejected
 * @param count orders, or records received
 */
record MeasureSum(long amount, long count) {
    static final MeasureSum NONE = new MeasureSum(0, 0);

    MeasureSum plus(MeasureSum other) {
        return new MeasureSum(amount + other.amount, count + other.count);
    }
}
