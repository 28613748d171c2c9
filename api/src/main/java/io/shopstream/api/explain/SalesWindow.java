package io.shopstream.api.explain;

import io.shopstream.api.answer.explain.SalesFigures;
import io.shopstream.api.answer.explain.WindowChange;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.sales.LineSales;
import io.shopstream.schemas.sales.Sales;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of one of the five tables that orders change. What is not in the key of the table is null.
 *
 * @param start of the window; null for the totals of a customer
 * @param category {@code unknown} if the line has none
 */
record SalesWindow(
        CellKind kind,
        @Nullable Instant start,
        String currency,
        @Nullable String product,
        @Nullable String category,
        @Nullable String country,
        @Nullable String customer) {

    /**
     * What one version of an order adds to each row, as streams computes it; nothing if it does not stand. The totals
     * of a customer have no row for an order without one.
     */
    static Map<SalesWindow, Sales> of(Order order) {
        Sales whole = Sales.of(order);
        Map<SalesWindow, Sales> sums = new HashMap<>();
        if (whole.isNone()) {
            return sums;
        }
        String currency = order.getCurrency();
        Instant minute = order.getPlacedAt().truncatedTo(ChronoUnit.MINUTES);
        Instant hour = order.getPlacedAt().truncatedTo(ChronoUnit.HOURS);
        sums.put(new SalesWindow(CellKind.ALL, minute, currency, null, null, null, null), whole);
        sums.put(
                new SalesWindow(CellKind.COUNTRY, hour, currency, null, null, order.getShippingCountry(), null), whole);
        if (order.getUserId() != null) {
            sums.put(new SalesWindow(CellKind.CUSTOMER, null, currency, null, null, null, order.getUserId()), whole);
        }
        sums.putAll(LineSales.of(
                order,
                (category, product) -> new SalesWindow(CellKind.CATEGORY, hour, currency, null, category, null, null)));
        sums.putAll(LineSales.of(
                order,
                (category, product) ->
                        new SalesWindow(CellKind.PRODUCT, hour, currency, product, category, null, null)));
        return sums;
    }

    WindowChange change(Sales change) {
        return new WindowChange(
                kind.table(), start, currency, product, category, country, customer, SalesFigures.of(change));
    }
}
