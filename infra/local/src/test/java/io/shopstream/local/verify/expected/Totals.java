package io.shopstream.local.verify.expected;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.rules.Standing;
import io.shopstream.schemas.topic.RecordKeys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Every aggregate as a plain sum over all orders that stand.
 *
 * @param products over the minutes before the cut only
 */
public record Totals(
        Map<MinuteKey, Amounts> revenue,
        Map<ProductHourKey, Amounts> productHours,
        Map<ProductKey, ProductTotal> products) {

    /**
     * @param cut minutes that start at or after it are left out of {@link #products}
     */
    static Totals of(Collection<Order> orders, Instant cut) {
        Map<MinuteKey, Amounts> revenue = new HashMap<>();
        Map<ProductHourKey, Amounts> productHours = new HashMap<>();
        Map<ProductKey, ProductTotal> products = new HashMap<>();
        for (Order order : orders) {
            if (!Standing.stands(order)) {
                continue;
            }
            boolean sale = order.getKind() == OrderKind.SALE;
            MinuteKey minute = minuteOf(order);
            Set<ProductHourKey> counted = new HashSet<>();
            revenue.merge(minute, new Amounts(0, 0, sale ? 1 : 0, 0), Amounts::plus);
            for (OrderLine line : order.getLines()) {
                long amount = line.getQuantity() * line.getUnitPriceMinor();
                Amounts amounts = new Amounts(sale ? amount : 0, sale ? 0 : amount, 0, line.getQuantity());
                revenue.merge(minute, amounts, Amounts::plus);
                ProductHourKey hour = hourOf(order, line);
                long firstOfProduct = sale && counted.add(hour) ? 1 : 0;
                productHours.merge(hour, amounts.plus(new Amounts(0, 0, firstOfProduct, 0)), Amounts::plus);
                if (minute.start().isBefore(cut)) {
                    products.merge(
                            new ProductKey(order.getCurrency(), line.getProductId()),
                            new ProductTotal(amount, line.getQuantity(), firstOfProduct),
                            (a, b) -> new ProductTotal(
                                    a.net() + b.net(), a.units() + b.units(), a.orders() + b.orders()));
                }
            }
        }
        return new Totals(revenue, productHours, products);
    }

    static MinuteKey minuteOf(Order order) {
        return new MinuteKey(order.getPlacedAt().truncatedTo(ChronoUnit.MINUTES), order.getCurrency());
    }

    static ProductHourKey hourOf(Order order, OrderLine line) {
        String category = line.getCategoryId();
        return new ProductHourKey(
                order.getPlacedAt().truncatedTo(ChronoUnit.HOURS),
                order.getCurrency(),
                category == null ? RecordKeys.UNKNOWN_CATEGORY : category,
                line.getProductId());
    }
}
