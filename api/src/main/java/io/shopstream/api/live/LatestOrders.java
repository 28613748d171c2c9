package io.shopstream.api.live;

import io.shopstream.api.answer.live.LatestOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The last orders to arrive, newest first. A later version replaces an order in place, so that status changes of old
 * orders do not fill the list. Thread-safe.
 */
final class LatestOrders {
    private final int capacity;
    private final List<LatestOrder> orders = new ArrayList<>();
    private long changes;

    LatestOrders(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(LatestOrder order) {
        OptionalInt at = IntStream.range(0, orders.size())
                .filter(i -> orders.get(i).orderId().equals(order.orderId()))
                .findFirst();
        if (at.isPresent()) {
            if (order.version() > orders.get(at.getAsInt()).version()) {
                orders.set(at.getAsInt(), order);
                changes++;
            }
            return;
        }
        // A later version of an unlisted order must not push out a newer order.
        if (order.version() == 1 || orders.size() < capacity) {
            orders.addFirst(order);
            changes++;
            if (orders.size() > capacity) {
                orders.removeLast();
            }
        }
    }

    synchronized List<LatestOrder> newestFirst() {
        return List.copyOf(orders);
    }

    /** Increases with every change of the list. */
    synchronized long changes() {
        return changes;
    }
}
