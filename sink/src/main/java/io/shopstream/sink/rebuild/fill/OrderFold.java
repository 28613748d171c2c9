package io.shopstream.sink.rebuild.fill;

import io.shopstream.schemas.avro.Order;
import io.shopstream.sink.table.RecordPosition;
import io.shopstream.sink.table.StatusChange;
import java.util.ArrayList;
import java.util.List;

/** Folds the versions of one order: keeps the highest version, and of each version its row of the status history. */
final class OrderFold {
    private final List<StatusChange> changes = new ArrayList<>(4);
    private Order latest;

    OrderFold(Order first, RecordPosition position) {
        latest = first;
        changes.add(StatusChange.of(first, position));
    }

    /** Ignores a version that is already known, as the live load does. */
    void add(Order order, RecordPosition position) {
        for (StatusChange change : changes) {
            if (change.version() == order.getVersion()) {
                return;
            }
        }
        changes.add(StatusChange.of(order, position));
        if (order.getVersion() > latest.getVersion()) {
            latest = order;
        }
    }

    Order latest() {
        return latest;
    }

    List<StatusChange> changes() {
        return changes;
    }
}
