package io.shopstream.api.reports.shown;

import io.shopstream.api.pages.ComparedShop;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lines of orders that stand, in one currency, by plain SQL over the facts: without a mart, a column that was derived
 * while loading, or a query of the API.
 */
record SoldLines(ComparedShop shop, String currency) {
    private static final String LINES = """
            with lines as (
              select o.order_id, o.kind, o.user_id, o.placed_at at time zone 'UTC' as at, o.shipping_country as country,
                     o.channel, i.product_id, i.line_total, i.quantity,
                     coalesce((select name from warehouse.categories c where c.category_id = i.category_id),
                              i.category_id, 'unknown') as category
              from warehouse.orders o join warehouse.order_items i on i.order_id = o.order_id
              where o.currency = '%s' and (o.kind = 'SALE' and o.status not in ('CANCELLED', 'REFUNDED')
                                        or o.kind = 'RETURN' and o.status <> 'CANCELLED')
            ), sales as (
              select user_id, order_id, min(at) as at, sum(line_total) as total
              from lines where kind = 'SALE' and user_id is not null group by 1, 2
            )
            """;
    private static final String FIGURES = """
            coalesce(sum(line_total), 0), count(distinct order_id) filter (where kind = 'SALE'),
            coalesce(sum(quantity), 0), coalesce(sum(line_total) filter (where kind = 'SALE'), 0),
            coalesce(sum(line_total) filter (where kind = 'RETURN'), 0)""";

    /** What every group of lines has. */
    record Sold(BigDecimal net, long orders, long units, BigDecimal gross, BigDecimal returns) {
        static final Sold NOTHING = new Sold(BigDecimal.ZERO, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);

        private static Sold of(List<String> row) {
            int end = row.size();
            return new Sold(
                    new BigDecimal(row.get(end - 5)),
                    Long.parseLong(row.get(end - 4)),
                    Long.parseLong(row.get(end - 3)),
                    new BigDecimal(row.get(end - 2)),
                    new BigDecimal(row.get(end - 1)));
        }

        @Nullable BigDecimal average() {
            return orders == 0 ? null : gross.divide(BigDecimal.valueOf(orders), 2, RoundingMode.HALF_UP);
        }
    }

    /** @param sql that reads {@code lines}, or {@code sales} of known customers, as one row of each order */
    List<List<String>> query(String sql) {
        return shop.query(LINES.formatted(currency) + sql);
    }

    static String within(String column, LocalDate from, LocalDate to) {
        return " %1$s >= timestamp '%2$s' and %1$s < timestamp '%3$s'".formatted(column, from, to);
    }

    Sold sold(LocalDate from, LocalDate to) {
        return Sold.of(query("select " + FIGURES + " from lines where" + within("at", from, to))
                .getFirst());
    }

    Map<String, Sold> sold(String by, LocalDate from, LocalDate to) {
        Map<String, Sold> parts = new TreeMap<>();
        query("select " + by + ", " + FIGURES + " from lines where" + within("at", from, to) + " group by 1")
                .forEach(row -> parts.put(row.getFirst(), Sold.of(row)));
        return parts;
    }
}
