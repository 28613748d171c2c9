package io.shopstream.streams.topology;

import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.fixture.TestOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Applies the rule of {@link Retention} naively: compares each change with the clock at its arrival, pane by pane, and
 * deletes panes that are too old when the clock advances.
 */
final class RetentionOracle {
    private final Retention retention;
    private final Map<String, TestOrder> last = new HashMap<>();
    private final Map<String, Map<String, Sales>> stores = new TreeMap<>();
    private final Map<String, Sales> customers = new TreeMap<>();
    private final Map<String, List<Instant>> times = new TreeMap<>();
    private Instant now = TopologyDriver.NOW;
    private long lateOrders;
    private long lateRevenue;

    RetentionOracle(Retention retention) {
        this.retention = retention;
        new Oracle(List.of()).stores().keySet().forEach(store -> stores.put(store, new TreeMap<>()));
    }

    void receive(TestOrder order) {
        if (isBefore(order.placedAt(), retention.orders(), Duration.ZERO)) {
            lateOrders++;
            return;
        }
        TestOrder before = last.get(order.id());
        if (before != null && before.version() >= order.version()) {
            return;
        }
        last.put(order.id(), order);
        if (before != null) {
            customer(before, Sales::negated, (times, time) -> times.remove(time));
        }
        customer(order, sales -> sales, (times, time) -> times.add(time));
        Map<String, Map<String, Sales>> deltas = new TreeMap<>();
        add(deltas, new Oracle(List.of(order)), false);
        if (before != null) {
            add(deltas, new Oracle(List.of(before)), true);
        }
        deltas.forEach((store, panes) ->
                panes.forEach((pane, delta) -> all(store).merge(pane, inTime(store, pane, delta), Sales::plus)));
    }

    // Customer totals never expire.
    private void customer(TestOrder order, UnaryOperator<Sales> sign, BiConsumer<List<Instant>, Instant> change) {
        new Oracle(List.of(order)).customers().forEach((customer, one) -> {
            customers.merge(customer, sign.apply(one.sales()), Sales::plus);
            if (one.first() != null) {
                change.accept(times.computeIfAbsent(customer, _ -> new ArrayList<>()), one.first());
            }
        });
    }

    Map<String, Oracle.Customer> customers() {
        Map<String, Oracle.Customer> all = new TreeMap<>();
        customers.forEach((customer, sales) ->
                all.put(customer, Oracle.customer(sales, times.getOrDefault(customer, List.of()))));
        return Stores.withoutEmpty(all);
    }

    private static void add(Map<String, Map<String, Sales>> deltas, Oracle version, boolean takenOut) {
        version.stores()
                .forEach((store, panes) ->
                        panes.forEach((pane, sales) -> deltas.computeIfAbsent(store, _ -> new TreeMap<>())
                                .merge(pane, takenOut ? sales.negated() : sales, Sales::plus)));
    }

    private Sales inTime(String store, String pane, Sales delta) {
        if (!isBefore(judged(store, pane), retention(store), Duration.ZERO)) {
            return delta;
        }
        if (store.equals(Stores.REVENUE_MINUTES) && !delta.isNone()) {
            lateRevenue++;
        }
        return Sales.NONE;
    }

    void advance(Duration time) {
        now = now.plus(time);
        last.values().removeIf(order -> isBefore(order.placedAt(), retention.orders(), Retention.SLACK));
        stores.forEach((store, panes) ->
                panes.keySet().removeIf(pane -> isBefore(judged(store, pane), retention(store), Retention.SLACK)));
    }

    /** The stored panes, without zero ones. */
    Map<String, Sales> panes(String store) {
        return Stores.withoutZeros(all(store));
    }

    private Map<String, Sales> all(String store) {
        return Objects.requireNonNull(stores.get(store), store);
    }

    /** Whether a pane with this key must be deleted by now. */
    boolean isDropped(String store, String pane) {
        return isBefore(judged(store, pane), retention(store), Retention.SLACK);
    }

    int orders() {
        return last.size();
    }

    long lateOrders() {
        return lateOrders;
    }

    long lateRevenue() {
        return lateRevenue;
    }

    private boolean isBefore(Instant time, @Nullable Duration retention, Duration slack) {
        return retention != null && time.isBefore(now.minus(retention).minus(slack));
    }

    private @Nullable Duration retention(String store) {
        return Stores.HOURS.contains(store) ? retention.hours() : retention.minutes();
    }

    // An hour expires by its end, a minute by its start.
    private static Instant judged(String store, String pane) {
        Instant start = start(pane);
        return Stores.HOURS.contains(store) ? start.plus(Duration.ofHours(1)).minusMillis(1) : start;
    }

    private static Instant start(String pane) {
        return Instant.parse(pane.substring(0, pane.indexOf('|')));
    }
}
