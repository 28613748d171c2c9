package io.shopstream.sink.rebuild;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was seen of one order: its highest version whole, of the others only their states. */
final class OrderFold {
    private final List<Change> changes = new ArrayList<>(4);
    private Order latest;

    /** One version of an order, as the history of states keeps it. */
    record Change(String orderId, long version, OrderStatus status, Instant changedAt) {
        static Change of(Order order) {
            return new Change(order.getOrderId(), order.getVersion(), order.getStatus(), order.getUpdatedAt());
        }
    }

    OrderFold(Order first) {
        latest = first;
        changes.add(Change.of(first));
    }

    /** Of two records of one version the first counts, as in the live load. */
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
