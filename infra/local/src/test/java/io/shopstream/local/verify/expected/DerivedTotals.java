package io.shopstream.local.verify.expected;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.rules.CustomerSegment;
import io.shopstream.schemas.rules.Standing;
import io.shopstream.schemas.topic.RecordKeys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Plain sums over all orders that stand, by the keys of the derived topics.
 *
 * @param categories by hour, currency and category
 * @param countries by hour, currency and country
 * @param customers by currency and user
 */
record DerivedTotals(
        Map<String, Amounts> categories, Map<String, Amounts> countries, Map<String, CustomerFigures> customers) {

    static DerivedTotals of(Collection<Order> orders) {
        Map<String, Amounts> categories = new HashMap<>();
        Map<String, Amounts> countries = new HashMap<>();
        Map<String, Amounts> customers = new HashMap<>();
        Map<String, TreeSet<Instant>> saleTimes = new HashMap<>();
        for (Order order : orders) {
            if (!Standing.stands(order)) {
                continue;
            }
            boolean sale = order.getKind() == OrderKind.SALE;
            Amounts whole = new Amounts(0, 0, sale ? 1 : 0, 0);
            Set<String> counted = new HashSet<>();
            for (OrderLine line : order.getLines()) {
                long amount = line.getQuantity() * line.getUnitPriceMinor();
                Amounts amounts = new Amounts(sale ? amount : 0, sale ? 0 : amount, 0, line.getQuantity());
                whole = whole.plus(amounts);
                String category = category(order, line);
                long firstOfCategory = sale && counted.add(category) ? 1 : 0;
                categories.merge(category, amounts.plus(new Amounts(0, 0, firstOfCategory, 0)), Amounts::plus);
            }
            countries.merge(country(order), whole, Amounts::plus);
            if (order.getUserId() != null) {
                customers.merge(customer(order), whole, Amounts::plus);
                TreeSet<Instant> times = saleTimes.computeIfAbsent(customer(order), _ -> new TreeSet<>());
                if (sale) {
                    times.add(order.getPlacedAt());
                }
            }
        }
        Map<String, CustomerFigures> figures = new HashMap<>();
        saleTimes.forEach((customer, times) ->
                figures.put(customer, figures(customers.getOrDefault(customer, Amounts.ZERO), times)));
        return new DerivedTotals(categories, countries, figures);
    }

    private static CustomerFigures figures(Amounts amounts, TreeSet<Instant> times) {
        return new CustomerFigures(
                amounts,
                times.isEmpty() ? null : times.first(),
                times.isEmpty() ? null : times.last(),
                CustomerSegment.of(amounts.orders(), amounts.net()).code());
    }

    static String category(Order order, OrderLine line) {
        String category = line.getCategoryId();
        return RecordKeys.revenueByCategoryPerHour(
                hour(order), order.getCurrency(), category == null ? RecordKeys.UNKNOWN_CATEGORY : category);
    }

    static String country(Order order) {
        return RecordKeys.revenueByCountryPerHour(hour(order), order.getCurrency(), order.getShippingCountry());
    }

    static String customer(Order order) {
        return RecordKeys.customerTotals(order.getCurrency(), String.valueOf(order.getUserId()));
    }

    private static Instant hour(Order order) {
        return order.getPlacedAt().truncatedTo(ChronoUnit.HOURS);
    }
}
