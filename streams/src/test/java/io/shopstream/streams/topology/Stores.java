package io.shopstream.streams.topology;

import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.customers.CustomerKey;
import io.shopstream.streams.customers.CustomerSums;
import io.shopstream.streams.pane.CurrencyHourKey;
import io.shopstream.streams.pane.DimensionHourKey;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.PaneKey;
import io.shopstream.streams.pane.ProductSalesHourKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Reads the stores of a driver, with keys as text in the format of {@link Oracle}. */
final class Stores {
    private static final String IN_MINUTES = " in minutes";
    private static final String IN_HOURS = " in hours";

    static final String REVENUE_MINUTES = TopologyNames.SALES_BY_CURRENCY + IN_MINUTES;
    static final String PRODUCT_MINUTES = TopologyNames.SALES_BY_PRODUCT + IN_MINUTES;
    static final String PRODUCT_HOURS = TopologyNames.SALES_BY_PRODUCT + IN_HOURS;
    static final String CATEGORY_MINUTES = TopologyNames.SALES_BY_CATEGORY + IN_MINUTES;
    static final String CATEGORY_HOURS = TopologyNames.SALES_BY_CATEGORY + IN_HOURS;
    static final String COUNTRY_MINUTES = TopologyNames.SALES_BY_COUNTRY + IN_MINUTES;
    static final String COUNTRY_HOURS = TopologyNames.SALES_BY_COUNTRY + IN_HOURS;

    static final List<String> MINUTES = List.of(REVENUE_MINUTES, PRODUCT_MINUTES, CATEGORY_MINUTES, COUNTRY_MINUTES);
    static final List<String> HOURS = List.of(PRODUCT_HOURS, CATEGORY_HOURS, COUNTRY_HOURS);

    private Stores() {}

    /**
     * Every window, including zero ones.
     *
     * @param windows one of {@link #MINUTES} or {@link #HOURS}
     */
    static Map<String, Sales> panes(TopologyDriver driver, String windows) {
        Map<String, Sales> panes = new TreeMap<>();
        KeyValueStore<PaneKey, HourPane> entries = driver.store(windows.substring(0, windows.indexOf(' ')));
        try (KeyValueIterator<PaneKey, HourPane> all = entries.all()) {
            all.forEachRemaining(entry -> {
                if (windows.endsWith(IN_HOURS)) {
                    panes.put(text(entry.key, entry.key.start()), entry.value.total());
                } else {
                    addMinutes(entry.key, entry.value, panes);
                }
            });
        }
        return panes;
    }

    private static void addMinutes(PaneKey key, HourPane pane, Map<String, Sales> panes) {
        for (int minute = 0; minute < 60; minute++) {
            if ((pane.minuteBits() & 1L << minute) != 0) {
                panes.put(text(key, key.start().plus(minute, ChronoUnit.MINUTES)), pane.minute(minute));
            }
        }
    }

    static Map<String, Oracle.Customer> customers(TopologyDriver driver) {
        Map<String, Oracle.Customer> customers = new TreeMap<>();
        KeyValueStore<CustomerKey, CustomerSums> entries = driver.store(TopologyNames.CUSTOMER_TOTALS);
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

    /** Removes customers without sales, but only if they have no first and no last order either. */
    static Map<String, Oracle.Customer> withoutEmpty(Map<String, Oracle.Customer> customers) {
        Map<String, Oracle.Customer> some = new TreeMap<>(customers);
        some.values().removeIf(new Oracle.Customer(Sales.NONE, null, null, "none")::equals);
        return some;
    }

    private static String text(PaneKey pane, Instant start) {
        return switch (pane) {
            case CurrencyHourKey key -> start + "|" + key.currency();
            case DimensionHourKey key -> start + "|" + key.currency() + "|" + key.dimension();
            case ProductSalesHourKey key ->
                start + "|" + key.currency() + "|" + key.categoryId() + "|" + key.productId();
            default -> throw new IllegalArgumentException("no pane: " + pane);
        };
    }
}
