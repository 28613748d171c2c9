package io.shopstream.api.warehouse.sales;

import io.shopstream.api.params.Granularity;

/** Two sources of the same figures: the mart for ranges of whole minutes, else the facts. */
final class RevenueSql {
    private static final String MART = """
            select %s as start, sum(gross) as gross, sum(returns) as returns, sum(net) as net,
                   sum(orders)::bigint as orders, sum(units)::bigint as units
            from mart.revenue_per_minute
            where currency = :currency and window_start >= :from and window_start < :to
            group by 1
            having bool_or(gross <> 0 or returns <> 0 or orders <> 0 or units <> 0)
            order by 1
            limit :limit""";

    private static final String FACTS = """
            with standing as (
              select order_id, kind, total, placed_at
              from warehouse.orders
              where stands and currency = :currency and placed_at >= :from and placed_at < :to
            ), quantities as (
              select i.order_id, sum(i.quantity) as units
              from standing s join warehouse.order_items i using (order_id, placed_at)
              group by 1
            )
            select %s as start,
                   coalesce(sum(total) filter (where kind = 'SALE'), 0) as gross,
                   coalesce(sum(total) filter (where kind = 'RETURN'), 0) as returns,
                   sum(total) as net,
                   count(*) filter (where kind = 'SALE') as orders,
                   coalesce(sum(units), 0)::bigint as units
            from standing left join quantities using (order_id)
            group by 1
            order by 1
            limit :limit""";

    private RevenueSql() {}

    static String fromMart(Granularity granularity) {
        return MART.formatted(bucket(granularity, "window_start"));
    }

    static String fromFacts(Granularity granularity) {
        return FACTS.formatted(bucket(granularity, "placed_at"));
    }

    private static String bucket(Granularity granularity, String column) {
        return switch (granularity) {
            case NONE -> "null::timestamptz";
            case MINUTE, HOUR, DAY, MONTH -> "date_trunc('%s', %s, 'UTC')".formatted(granularity.code(), column);
        };
    }
}
