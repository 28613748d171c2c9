package io.shopstream.streams.pane;

/**
 * Sums of one pane, or a signed change to them: amounts in minor units, {@code grossMinor} of sales that stand,
 * {@code returnsMinor} of returns (zero or negative), {@code orders} sales that stand, {@code units} sold less returned.
 *
 * <p>A commutative group under {@link #plus}: order and grouping of changes never matter, and a change followed by its
 * {@link #negated} leaves nothing. Sums wrap around rather than throw, since a sum that throws would stop the pipeline
 * for good; {@code OrderRules} bounds one order to 1e14 minor units, so a pane holds 90,000 of the largest.
 */
public record Sales(long grossMinor, long returnsMinor, long orders, long units) {
    public static final Sales NONE = new Sales(0, 0, 0, 0);

    public Sales plus(Sales other) {
        return new Sales(
                grossMinor + other.grossMinor,
                returnsMinor + other.returnsMinor,
                orders + other.orders,
                units + other.units);
    }

    public Sales negated() {
        return new Sales(-grossMinor, -returnsMinor, -orders, -units);
    }

    public long netMinor() {
        return grossMinor + returnsMinor;
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
