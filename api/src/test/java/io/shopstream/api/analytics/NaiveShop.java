package io.shopstream.api.analytics;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Answers by going through all orders one by one. */
record NaiveShop(List<ShopOrder> orders) {

    /** What stands. */
    List<ShopOrder> standing(String currency, TimeRange range, SalesFilter filter) {
        return within(currency, range, filter).stream()
                .filter(ShopOrder::stands)
                .toList();
    }

    /** What stands and what does not. */
    List<ShopOrder> within(String currency, TimeRange range, SalesFilter filter) {
        return orders.stream()
                .filter(order -> order.currency().equals(currency))
                .filter(order -> !order.placedAt().isBefore(range.from())
                        && order.placedAt().isBefore(range.to()))
                .filter(order -> filter.country() == null || filter.country().equals(order.country()))
                .filter(order -> filter.channel() == null || filter.channel().equals(order.channel()))
                .map(order -> order.ofCategory(filter.category()))
                .filter(order -> !order.lines().isEmpty())
                .toList();
    }

    static Revenue revenue(Collection<ShopOrder> standing) {
        Revenue sum = Revenue.ZERO;
        for (ShopOrder order : standing) {
            BigDecimal total = order.total();
            BigDecimal nothing = new BigDecimal("0.00");
            sum = sum.plus(new Revenue(
                    order.sale() ? total : nothing,
                    order.sale() ? nothing : total,
                    total,
                    order.sale() ? 1 : 0,
                    order.lines().stream().mapToLong(ShopOrder.Line::quantity).sum()));
        }
        return sum;
    }

    static <K extends Comparable<K>> Map<K, List<ShopOrder>> groups(
            List<ShopOrder> orders, Function<ShopOrder, K> key) {
        Map<K, List<ShopOrder>> groups = new TreeMap<>();
        orders.forEach(order ->
                groups.computeIfAbsent(key.apply(order), _ -> new ArrayList<>()).add(order));
        return groups;
    }
}
