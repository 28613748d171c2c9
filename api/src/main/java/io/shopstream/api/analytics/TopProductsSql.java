package io.shopstream.api.analytics;

import io.shopstream.api.params.RankOrder;
import io.shopstream.schemas.query.RankBy;

/** The ranking from one of two sources; ties by product id in byte order, as in the state stores. A product that a
 * cancellation has left without sales and returns is not in it. */
final class TopProductsSql {
    private static final String FROM_MART = """
            select product_id, category_id, net, units, orders
              from mart.product_sales_per_hour
              where currency = :currency and window_start >= :from and window_start < :to
                and (:category::text is null or category_id = :category)""";

    // An order counts once per product and category however many lines name it.
    private static final String FROM_FACTS = """
            select i.product_id, coalesce(i.category_id, 'unknown') as category_id, sum(i.line_total) as net,
                     sum(i.quantity) as units, count(distinct o.order_id) filter (where o.kind = 'SALE') as orders
              from warehouse.orders o
              join warehouse.order_items i
                on i.order_id = o.order_id and i.placed_at >= o.placed_at and i.placed_at <= o.placed_at
              where o.stands and o.currency = :currency and o.placed_at >= :from and o.placed_at < :to
                and i.placed_at >= :from and i.placed_at < :to
                and (:category::text is null or coalesce(i.category_id, 'unknown') = :category)
                and (:country::text is null or o.shipping_country = :country)
                and (:channel::text is null or o.channel = :channel)
              group by 1, 2""";

    private static final String BY_PRODUCT = """
            with sales as (
              %s
            ), by_category as (
              select product_id, category_id, sum(net) as net, sum(units) as units, sum(orders) as orders
              from sales group by 1, 2
            ), by_product as (
              select product_id, (array_agg(category_id order by abs(net) desc, category_id))[1] as category_id,
                     sum(net) as net, sum(units)::bigint as units, sum(orders)::bigint as orders
              from by_category group by 1
              having bool_or(net <> 0 or units <> 0 or orders <> 0)
            )""";

    private static final String RANKING = BY_PRODUCT + """
            , first as (
              select row_number() over (order by %s %s, product_id collate "C") as rank, b.*
              from by_product b
              order by rank
              limit :limit
            )
            select rank, product_id, p.name, first.category_id, net, units, orders
            from first left join warehouse.products p using (product_id)
            order by rank""";

    private static final String OF_PRODUCTS = BY_PRODUCT + """
             select product_id, net, units, orders from by_product where product_id = any (:products)""";

    private TopProductsSql() {}

    static String ranking(boolean fromMart, RankBy by, RankOrder order) {
        String direction =
                switch (order) {
                    case BEST -> "desc";
                    case WORST -> "asc";
                };
        return RANKING.formatted(fromMart ? FROM_MART : FROM_FACTS, by.code(), direction);
    }

    /** Net, units and orders of some products; one without sales has no row. */
    static String ofProducts(boolean fromMart) {
        return OF_PRODUCTS.formatted(fromMart ? FROM_MART : FROM_FACTS);
    }
}
