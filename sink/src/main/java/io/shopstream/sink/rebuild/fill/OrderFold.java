package io.shopstream.sink.rebuild.fill;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Folds the versions of one order: keeps the highest version, and only the status of the others. */
final class OrderFold {
    private final List<Change> changes = new ArrayList<>(4);
    private Order latest;

    /** A row of {@code warehouse.order_status_changes}. */
    record Change(String orderId, long version, OrderStatus status, Instant changedAt) {
        static Change of(Order order) {
            return new Change(order.getOrderId(), order.getVersion(), order.getStatus(), order.getUpdatedAt());
        }
    }

    OrderFold(Order first) {
        latest = first;
        changes.add(Change.of(first));
    }

    /** Ignores a version that is already known, as the live load does. */
    void add(Order order) {
        for (Change change : changes) {
            if (change.version() == order.getVersion()) {
                return;
            }
        }
        changes.add(Change.of(order));
        if (order.getVersion() > latest.getVersion()) {
            latest = order;
        }
    }

    Order latest() {
        return latest;
    }

    List<Change> changes() {
        return changes;
    }
}
