package io.shopstream.api.analytics;

import io.shopstream.api.params.SalesFilter;

/** Sales by dimension from one of two sources. A part that a cancellation has emptied is like one without sales. */
final class BreakdownSql {
    private static final String FROM_MART = """
            select %1$s as name, sum(gross) as gross, sum(returns) as returns, sum(net) as net,
                   sum(orders)::bigint as orders, sum(units)::bigint as units
            from %3$s
            where currency = :currency and window_start >= :from and window_start < :to
              and (:%2$s::text is null or %1$s = :%2$s)
            group by 1
            having bool_or(gross <> 0 or returns <> 0 or orders <> 0 or units <> 0)
            order by net desc, %1$s collate "C\"""";

    private static final String FROM_FACTS = """
            with %1$s
            select %2$s as name, %3$s
            from sales
            group by 1
            order by net desc, %2$s collate "C\"""";

    private BreakdownSql() {}

    static String of(Dimension dimension, SalesFilter filter, boolean fromMart) {
        return fromMart
                ? FROM_MART.formatted(dimension.martColumn(), dimension.code(), dimension.mart())
                : FROM_FACTS.formatted(
                        dimension.isOfOrders() ? SalesSql.of(filter) : SalesSql.linesByCategory(),
                        dimension.code(),
                        SalesSql.FIGURES);
    }
}
