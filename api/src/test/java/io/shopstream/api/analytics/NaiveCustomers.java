package io.shopstream.api.analytics;

import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.params.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Customers found by going through all orders one by one. */
final class NaiveCustomers {
    private NaiveCustomers() {}

    /** Who bought; returns buy nothing. */
    static Set<String> of(Collection<ShopOrder> standing) {
        return standing.stream()
                .filter(order -> order.sale() && order.user() != null)
                .map(order -> String.valueOf(order.user()))
                .collect(Collectors.toSet());
    }

    /** When everybody bought first, before {@code end}. */
    static Map<String, Instant> firsts(NaiveShop shop, String currency, Instant end, SalesFilter filter) {
        Map<String, Instant> firsts = new HashMap<>();
        shop.standing(currency, new TimeRange(Times.EARLIEST, end), filter).stream()
                .filter(order -> order.sale() && order.user() != null)
                .forEach(order ->
                        firsts.merge(String.valueOf(order.user()), order.placedAt(), (a, b) -> a.isBefore(b) ? a : b));
        return firsts;
    }

    /** When everybody bought last, before {@code end}. */
    static Map<String, Instant> lasts(NaiveShop shop, String currency, Instant end, SalesFilter filter) {
        Map<String, Instant> lasts = new HashMap<>();
        shop.standing(currency, new TimeRange(Times.EARLIEST, end), filter).stream()
                .filter(order -> order.sale() && order.user() != null)
                .forEach(order ->
                        lasts.merge(String.valueOf(order.user()), order.placedAt(), (a, b) -> a.isAfter(b) ? a : b));
        return lasts;
    }
}
