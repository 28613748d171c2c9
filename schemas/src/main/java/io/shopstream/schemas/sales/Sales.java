package io.shopstream.schemas.sales;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.rules.Standing;
import java.nio.ByteBuffer;

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
    /** Length of what {@link #put} writes. */
    public static final int BYTES = 4 * Long.BYTES;

    /** The sales of one order version as a whole; {@link #NONE} if it does not stand. */
    public static Sales of(Order order) {
        if (!Standing.stands(order)) {
            return NONE;
        }
        long units = 0;
        for (OrderLine line : order.getLines()) {
            units += line.getQuantity();
        }
        long amount = order.getTotalMinor();
        return switch (order.getKind()) {
            case SALE -> new Sales(amount, 0, 1, units);
            case RETURN -> new Sales(0, amount, 0, units);
        };
    }

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

    /** Writes the {@link #BYTES} of the sums within a layout of fixed length: the four numbers in order, big-endian. */
    public ByteBuffer put(ByteBuffer target) {
        return target.putLong(grossMinor).putLong(returnsMinor).putLong(orders).putLong(units);
    }

    /** Reads what {@link #put} wrote. */
    public static Sales get(ByteBuffer source) {
        return new Sales(source.getLong(), source.getLong(), source.getLong(), source.getLong());
    }
}
