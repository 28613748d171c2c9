package io.shopstream.streams.topology;

import io.shopstream.streams.customers.CustomerKey;
import io.shopstream.streams.customers.CustomerSums;
import io.shopstream.streams.flow.Names;
import io.shopstream.streams.pane.DimensionKey;
import io.shopstream.streams.pane.ProductKey;
import io.shopstream.streams.pane.RevenueKey;
import io.shopstream.streams.pane.Sales;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What lies in the stores of a driver, with keys as text, as {@link Oracle} writes them. */
final class Stores {
    static final List<String> MINUTES = List.of(
            Names.REVENUE_PER_MINUTE,
            Names.PRODUCT_SALES_PER_MINUTE,
            Names.CATEGORY_SALES_PER_MINUTE,
            Names.COUNTRY_SALES_PER_MINUTE);
    static final List<String> HOURS =
            List.of(Names.PRODUCT_SALES_PER_HOUR, Names.CATEGORY_SALES_PER_HOUR, Names.COUNTRY_SALES_PER_HOUR);

    private Stores() {}

    /** Every pane, those that came back to nothing included. */
    static Map<String, Sales> panes(TopologyDriver driver, String store) {
        Map<String, Sales> panes = new TreeMap<>();
        KeyValueStore<Object, Sales> entries = driver.store(store);
        try (KeyValueIterator<Object, Sales> all = entries.all()) {
            all.forEachRemaining(entry -> panes.put(text(entry.key), entry.value));
        }
        return panes;
    }

    static Map<String, Oracle.Customer> customers(TopologyDriver driver) {
        Map<String, Oracle.Customer> customers = new TreeMap<>();
        KeyValueStore<CustomerKey, CustomerSums> entries = driver.store(Names.CUSTOMER_TOTALS);
        try (KeyValueIterator<CustomerKey, CustomerSums> all = entries.all()) {
            all.forEachRemaining(entry -> customers.put(
                    entry.key.currency() + "|" + entry.key.userId(),
                    new Oracle.Customer(
                            entry.value.sales(),
                            entry.value.firstOrderAt(),
                            entry.value.lastOrderAt(),
                            entry.value.segment().code())));
        }
        return withoutEmpty(customers);
    }

    static Map<String, Sales> withoutZeros(Map<String, Sales> sums) {
        Map<String, Sales> some = new TreeMap<>(sums);
        some.values().removeIf(Sales.NONE::equals);
        return some;
    }

    /** Without customers of whom nothing stands; whoever says so must also know no first and no last order. */
    static Map<String, Oracle.Customer> withoutEmpty(Map<String, Oracle.Customer> customers) {
        Map<String, Oracle.Customer> some = new TreeMap<>(customers);
        some.values().removeIf(new Oracle.Customer(Sales.NONE, null, null, "none")::equals);
        return some;
    }

    private static String text(Object pane) {
        return switch (pane) {
            case RevenueKey key -> key.start() + "|" + key.currency();
            case DimensionKey key -> key.start() + "|" + key.currency() + "|" + key.dimension();
            case ProductKey key -> key.start() + "|" + key.currency() + "|" + key.categoryId() + "|" + key.productId();
            default -> throw new IllegalArgumentException("no pane: " + pane);
        };
    }
}
