package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.rules.Standing;
import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.pane.CurrencyHourKey;
import io.shopstream.streams.pane.DimensionHourKey;
import io.shopstream.streams.pane.Windows;
import java.util.Map;

/** Computes what one order version adds as a whole: its amount, one order if it is a sale, and its units. */
final class OrderContribution {
    private OrderContribution() {}

    static Map<CurrencyHourKey, Sales> toRevenue(Order order) {
        return Standing.stands(order)
                ? Map.of(new CurrencyHourKey(hour(order), order.getCurrency()), Sales.of(order))
                : Map.of();
    }

    static Map<DimensionHourKey, Sales> toCountry(Order order) {
        return Standing.stands(order)
                ? Map.of(
                        new DimensionHourKey(hour(order), order.getCurrency(), order.getShippingCountry()),
                        Sales.of(order))
                : Map.of();
    }

    static long hour(Order order) {
        return Windows.start(order.getPlacedAt().toEpochMilli(), Windows.HOUR);
    }
}
