package io.shopstream.streams.customers;

import io.shopstream.schemas.sales.Sales;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums the changes of one customer until the task commits. */
final class PendingDelta {
    private Sales sales = Sales.NONE;
    private final Map<Long, Long> salesAt = new HashMap<>();

    void add(Sales change, long placedAtMillis) {
        sales = sales.plus(change);
        if (change.orders() != 0) {
            salesAt.merge(placedAtMillis, change.orders(), PendingDelta::sumOrNull);
        }
    }

    @SuppressWarnings("NullAway") // Map.merge removes the entry when this returns null
    private static Long sumOrNull(Long left, Long right) {
        long sum = left + right;
        return sum == 0 ? null : (Long) sum;
    }

    CustomerDelta delta() {
        List<CustomerDelta.SalesAt> times = salesAt.entrySet().stream()
                .map(time -> new CustomerDelta.SalesAt(time.getKey(), time.getValue()))
                .toList();
        return new CustomerDelta(sales, times);
    }
}
