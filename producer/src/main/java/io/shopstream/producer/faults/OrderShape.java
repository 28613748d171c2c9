package io.shopstream.producer.faults;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies the faults that concern all versions of an order: placed long before it is sent, or an unknown product. The
 * order remains valid and gets at most one of the two faults.
 */
final class OrderShape {
    private static final Duration MAX_LATE = Duration.ofDays(3);

    private final FaultDice dice;

    OrderShape(FaultDice dice) {
        this.dice = dice;
    }

    /** The fault of all versions of this order; null if it has none, as credit notes do. */
    @Nullable Fault of(Order order) {
        if (order.getKind() == OrderKind.RETURN) {
            return null;
        }
        // Version 0: the same verdict for all versions of the order.
        if (dice.hits(Fault.LATE, order.getOrderId(), 0)) {
            return Fault.LATE;
        }
        return dice.hits(Fault.UNKNOWN_PRODUCT, order.getOrderId(), 0) ? Fault.UNKNOWN_PRODUCT : null;
    }

    Order late(Order order) {
        long range = MAX_LATE.minus(Fault.MIN_LATENESS).toMillis();
        long millis = Fault.MIN_LATENESS.toMillis()
                + Long.remainderUnsigned(dice.detail(Fault.LATE, order.getOrderId(), 0), range);
        Instant placedAt = order.getPlacedAt().minusMillis(millis);
        Order late = Order.newBuilder(order).setPlacedAt(placedAt).build();
        if (order.getVersion() == 1) {
            late.setUpdatedAt(placedAt);
        }
        return late;
    }

    Order unknownProduct(Order order) {
        List<OrderLine> lines = new ArrayList<>(order.getLines());
        OrderLine line = lines.getFirst();
        String unknown = Fault.UNKNOWN_PRODUCT_PREFIX
                + Long.toHexString(dice.detail(Fault.UNKNOWN_PRODUCT, order.getOrderId(), 0));
        lines.set(
                0, new OrderLine(line.getLineNo(), unknown, null, line.getQuantity(), line.getUnitPriceMinor(), null));
        return Order.newBuilder(order).setLines(lines).build();
    }
}
