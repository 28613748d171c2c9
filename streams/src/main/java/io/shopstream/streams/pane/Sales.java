package io.shopstream.streams.pane;

/**
 * Sums of one pane, or a signed change to them: amounts in minor units, {@code grossMinor} of sales that stand,
 * {@code returnsMinor} of returns (zero or negative), {@code orders} sales that stand, {@code units} sold minus
 * returned.
 *
 * <p>A commutative group under {@link #plus}: the order and grouping of changes do not matter, and a change plus its
 * {@link #negated} is zero. Sums wrap around on overflow, because an exception would stop the pipeline permanently;
 * {@code OrderRules} limits one order to 1e14 minor units, so a pane can hold 90,000 of the largest orders.
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
