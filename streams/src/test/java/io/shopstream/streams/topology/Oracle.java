package io.shopstream.streams.topology;

import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.streams.TestOrder;
import io.shopstream.streams.pane.Sales;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The plainest way to the same numbers: keep the highest version of each order, then add everything up. */
final class Oracle {
    private final Map<String, TestOrder> last = new LinkedHashMap<>();

    Oracle(List<TestOrder> received) {
        for (TestOrder order : received) {
            TestOrder known = last.get(order.id());
            if (known == null || order.version() > known.version()) {
                last.put(order.id(), order);
            }
        }
    }

    Map<String, Sales> revenuePerMinute() {
        Map<String, Sales> sums = new TreeMap<>();
        for (TestOrder order : last.values()) {
            if (counts(order)) {
                int units = order.lines().stream()
                        .mapToInt(TestOrder.Line::quantity)
                        .sum();
                add(sums, minute(order) + "|" + order.currency(), sales(order, order.total(), units, 1));
            }
        }
        return sums;
    }

    Map<String, Sales> productSales(ChronoUnit window) {
        Map<String, Sales> sums = new TreeMap<>();
        for (TestOrder order : last.values()) {
            Set<String> seen = new HashSet<>();
            for (TestOrder.Line line : counts(order) ? order.lines() : List.<TestOrder.Line>of()) {
                String category = line.category() == null ? "unknown" : line.category();
                String key = order.placedAt().truncatedTo(window) + "|" + order.currency() + "|" + category + "|"
                        + line.product();
                long amount = line.price() * line.quantity();
                add(sums, key, sales(order, amount, line.quantity(), seen.add(key) ? 1 : 0));
            }
        }
        return sums;
    }

    private static Instant minute(TestOrder order) {
        return order.placedAt().truncatedTo(ChronoUnit.MINUTES);
    }

    private static boolean counts(TestOrder order) {
        boolean refundedSale = order.kind() == OrderKind.SALE && order.status() == OrderStatus.REFUNDED;
        return order.status() != OrderStatus.CANCELLED && !refundedSale;
    }

    private static Sales sales(TestOrder order, long amount, long units, long orders) {
        return order.kind() == OrderKind.SALE ? new Sales(amount, 0, orders, units) : new Sales(0, amount, 0, units);
    }

    private static void add(Map<String, Sales> sums, String key, Sales sales) {
        Sales before = sums.getOrDefault(key, Sales.NONE);
        sums.put(
                key,
                new Sales(
                        before.grossMinor() + sales.grossMinor(),
                        before.returnsMinor() + sales.returnsMinor(),
                        before.orders() + sales.orders(),
                        before.units() + sales.units()));
    }
}
