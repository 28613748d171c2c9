package io.shopstream.streams.topology;

import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.streams.TestOrder;
import io.shopstream.streams.pane.Sales;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The plainest way to the same numbers: keep the highest version of each order, then add everything up. */
public final class Oracle {
    private final Map<String, TestOrder> last = new LinkedHashMap<>();

    public Oracle(List<TestOrder> received) {
        for (TestOrder order : received) {
            TestOrder known = last.get(order.id());
            if (known == null || order.version() > known.version()) {
                last.put(order.id(), order);
            }
        }
    }

    public Map<String, Sales> revenue() {
        return byOrder(order -> window(order, ChronoUnit.MINUTES));
    }

    public Map<String, Sales> byCountry(ChronoUnit window) {
        return byOrder(order -> window(order, window) + "|" + order.country());
    }

    public Map<String, Sales> byProduct(ChronoUnit window) {
        return byLine((order, line) -> window(order, window) + "|" + category(line) + "|" + line.product());
    }

    public Map<String, Sales> byCategory(ChronoUnit window) {
        return byLine((order, line) -> window(order, window) + "|" + category(line));
    }

    private Map<String, Sales> byOrder(Function<TestOrder, String> pane) {
        Map<String, Sales> sums = new TreeMap<>();
        for (TestOrder order : last.values()) {
            if (counts(order)) {
                int units = order.lines().stream()
                        .mapToInt(TestOrder.Line::quantity)
                        .sum();
                add(sums, pane.apply(order), sales(order, order.total(), units, 1));
            }
        }
        return sums;
    }

    private Map<String, Sales> byLine(BiFunction<TestOrder, TestOrder.Line, String> pane) {
        Map<String, Sales> sums = new TreeMap<>();
        for (TestOrder order : last.values()) {
            Set<String> seen = new HashSet<>();
            for (TestOrder.Line line : counts(order) ? order.lines() : List.<TestOrder.Line>of()) {
                String key = pane.apply(order, line);
                long amount = line.price() * line.quantity();
                add(sums, key, sales(order, amount, line.quantity(), seen.add(key) ? 1 : 0));
            }
        }
        return sums;
    }

    private static String window(TestOrder order, ChronoUnit window) {
        return order.placedAt().truncatedTo(window) + "|" + order.currency();
    }

    private static String category(TestOrder.Line line) {
        return line.category() == null ? "unknown" : line.category();
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
