package io.shopstream.api.analytics;

import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** What the units of some products cost that were sold in a range and stand, from the lines: no mart has costs. */
final class ProductCosts {
    // Returned units take their cost back. By products the index of the lines leads to a few of them.
    private static final String SQL = """
            select i.product_id, sum(i.quantity * i.unit_cost) as cost
            from warehouse.orders o
            join warehouse.order_items i
              on i.order_id = o.order_id and i.placed_at >= o.placed_at and i.placed_at <= o.placed_at
            where o.stands and o.currency = :currency and o.placed_at >= :from and o.placed_at < :to
              and i.placed_at >= :from and i.placed_at < :to
              and i.product_id = any (:products)
              and (:category::text is null or coalesce(i.category_id, 'unknown') = :category)
              and (:country::text is null or o.shipping_country = :country)
              and (:channel::text is null or o.channel = :channel)
            group by 1
            having count(*) = count(i.unit_cost)""";

    private ProductCosts() {}

    /** By product; one with a line whose cost is not known is absent. */
    static Map<String, BigDecimal> read(
            JdbcClient snapshot, String currency, TimeRange range, SalesFilter filter, Collection<String> products) {
        Map<String, BigDecimal> costs = new HashMap<>();
        SalesSql.bind(snapshot.sql(SQL), currency, range, filter)
                .param("products", new SqlArrayValue("text", products.toArray()))
                .query(row -> {
                    costs.put(row.getString("product_id"), row.getBigDecimal("cost"));
                });
        return costs;
    }
}
