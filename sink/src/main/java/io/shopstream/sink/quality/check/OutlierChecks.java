package io.shopstream.sink.quality.check;

import java.util.List;

/**
 * Counts orders whose amount is far from that of others: they may be true, so nothing fails and nothing is dropped.
 *
 * <p>The amount is that of the lines of one category, compared with those of the same category and currency: the price
 * of a wardrobe is nothing special among wardrobes. Its distance is the modified z-score of Iglewicz and Hoaglin, 0.6745 x
 * (amount - median) / MAD, and the limit theirs, 3.5: unlike mean and standard deviation, median and MAD are not moved by
 * what they are to find. It is taken of logarithms, since amounts are skewed to the right: of plain amounts that follow a
 * log-normal distribution, one in ten would be beyond, all of them large and none too small; of their logarithms one in
 * two thousand.
 *
 * <p>Only the last sales are looked at, so that the check costs the same in a shop of any age. A category with few sales,
 * or where half of them have the same amount, has no limits.
 */
final class OutlierChecks {
    /** As many rows as a profile samples. */
    private static final int SALES = 100_000;

    private static final int MIN_ORDERS = 30;
    private static final int GROUPS_SHOWN = 50;
    private static final int EXAMPLES = 20;

    private static final String SQL = """
            with newest as materialized (
              select order_id, currency, placed_at
              from warehouse.orders
              where stands and kind = 'SALE'
              order by placed_at desc
              limit %1$d
            ), parts as materialized (
              select n.order_id, n.currency, coalesce(i.category_id, 'unknown') as category_id,
                     sum(i.line_total) as amount, ln(sum(i.line_total)::float8) as log
              from newest n
              join warehouse.order_items i
                on i.order_id = n.order_id and i.placed_at >= n.placed_at and i.placed_at <= n.placed_at
              where i.placed_at >= (select min(placed_at) from newest)
                and i.placed_at <= (select max(placed_at) from newest)
              group by 1, 2, 3
              having sum(i.line_total) > 0
            ), middles as materialized (
              select currency, category_id, count(*) as sales, percentile_cont(0.5) within group (order by log) as middle
              from parts
              group by 1, 2
              having count(*) >= %2$d
            ), limits as materialized (
              select currency, category_id, sales, middle,
                     percentile_cont(0.5) within group (order by abs(log - middle)) / 0.6745 as deviation
              from parts join middles using (currency, category_id)
              group by 1, 2, 3, 4
            ), beyond as materialized (
              select order_id, currency, category_id, amount, (log - middle) / deviation as score
              from parts join limits using (currency, category_id)
              where deviation > 0 and abs(log - middle) > 3.5 * deviation
            ), farthest as materialized (
              select * from beyond order by abs(score) desc, order_id, category_id limit %3$d
            ), groups as (
              select currency, category_id, sales, exp(middle) as median, exp(middle - 3.5 * deviation) as low,
                     exp(middle + 3.5 * deviation) as high, coalesce(b.outliers, 0) as outliers
              from limits
              left join (select currency, category_id, count(*) as outliers from beyond group by 1, 2) b
                using (currency, category_id)
              where deviation > 0
              order by outliers desc, sales desc, currency, category_id
              limit %4$d
            )
            select (select count(*) from newest) as checked,
                   (select count(distinct order_id) from beyond) as seen,
                   array(select format('%%s (%%s %%s of %%s)', order_id, amount, currency, category_id) from farthest
                         order by abs(score) desc, order_id, category_id) as culprits,
                   jsonb_build_object(
                     'outliers', (select count(distinct order_id) from beyond),
                     'limit', 3.5,
                     'since', (select to_char(min(placed_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                               from newest),
                     'limits', (
                       select coalesce(jsonb_agg(jsonb_build_object(
                         'currency', currency, 'category_id', category_id, 'orders', sales, 'outliers', outliers,
                         'median', round(median::numeric, 2)::text, 'low', round(low::numeric, 2)::text,
                         'high', round(high::numeric, 2)::text)), '[]') from groups),
                     'examples', (
                       select coalesce(jsonb_agg(jsonb_build_object(
                         'order_id', order_id, 'currency', currency, 'category_id', category_id,
                         'amount', amount::text, 'score', round(score::numeric, 2))
                         order by abs(score) desc, order_id, category_id), '[]') from farthest))::text as measured""".formatted(SALES, MIN_ORDERS, EXAMPLES, GROUPS_SHOWN);

    private OutlierChecks() {}

    static List<QualityCheck> all() {
        return List.of(new QualityCheck.Observed("outlier-orders", "warehouse.orders", SQL));
    }
}
