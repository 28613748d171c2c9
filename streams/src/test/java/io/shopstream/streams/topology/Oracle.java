package io.shopstream.streams.topology;

import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.fixture.TestOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Computes all sums naively: keeps the highest version of each order, then adds everything up. */
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

    /** All panes of every store of windows, by store name. */
    public Map<String, Map<String, Sales>> stores() {
        return Map.of(
                Stores.REVENUE_MINUTES, revenue(),
                Stores.PRODUCT_MINUTES, byProduct(ChronoUnit.MINUTES),
                Stores.PRODUCT_HOURS, byProduct(ChronoUnit.HOURS),
                Stores.CATEGORY_MINUTES, byCategory(ChronoUnit.MINUTES),
                Stores.CATEGORY_HOURS, byCategory(ChronoUnit.HOURS),
                Stores.COUNTRY_MINUTES, byCountry(ChronoUnit.MINUTES),
                Stores.COUNTRY_HOURS, byCountry(ChronoUnit.HOURS));
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

    /** Totals by currency and user. */
    public Map<String, Customer> customers() {
        Map<String, Customer> customers = new TreeMap<>();
        byOrder(order -> order.currency() + "|" + order.user()).forEach((customer, sales) -> {
            List<Instant> times = last.values().stream()
                    .filter(order -> order.kind() == OrderKind.SALE && counts(order))
                    .filter(order -> customer.equals(order.currency() + "|" + order.user()))
                    .map(TestOrder::placedAt)
                    .toList();
            customers.put(customer, customer(sales, times));
        });
        customers.keySet().removeIf(customer -> customer.endsWith("|null"));
        return customers;
    }

    /** Totals of a customer. */
    public record Customer(
            Sales sales, @Nullable Instant first, @Nullable Instant last, String segment) {}

    /** @param times when the sales that stand were placed, in any order */
    static Customer customer(Sales sales, List<Instant> times) {
        return new Customer(
                sales,
                times.stream().min(Comparator.naturalOrder()).orElse(null),
                times.stream().max(Comparator.naturalOrder()).orElse(null),
                segment(times.size(), sales));
    }

    private static String segment(int orders, Sales sales) {
        if (orders < 5) {
            return List.of("none", "new", "returning", "returning", "returning").get(orders);
        }
        return sales.grossMinor() + sales.returnsMinor() >= 100_000 ? "vip" : "loyal";
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
