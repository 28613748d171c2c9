package io.shopstream.api.analytics;

import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.analytics.customers.CustomerBucket;
import io.shopstream.api.answer.analytics.customers.CustomerChanges;
import io.shopstream.api.answer.analytics.customers.CustomerFigures;
import io.shopstream.api.answer.analytics.customers.CustomerMetrics;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.params.Times;
import io.shopstream.api.warehouse.Timestamps;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who bought in a range, from the facts up to its end, so that an answer about the past does not change with what came
 * later. With a filter it is as if the shop had sold nothing else.
 *
 * <p>With a granularity also by bucket: what of the whole can be told of a bucket is what the bucket alone would give.
 *
 * @param churnDays after how many days without an order a customer counts as churned
 */
public record CustomerMetricsQuery(String currency, Period period, SalesFilter filter, int churnDays)
        implements WarehouseQuery<CustomerMetrics> {
    // The orders of nobody are one group, too.
    private static final String SQL = """
            with %s, history as (
              select user_id,
                     min(placed_at) filter (where kind = 'SALE') as first_at,
                     max(placed_at) filter (where kind = 'SALE') as last_at,
                     sum(total) as net,
                     count(*) filter (where kind = 'SALE' and placed_at >= :since) as orders,
                     coalesce(sum(total) filter (where kind = 'SALE' and placed_at >= :since), 0.00) as gross
              from sales
              group by 1
            ), customers as (
              select * from history where user_id is not null
            )
            select count(*) filter (where orders > 0) as customers,
                   count(*) filter (where first_at >= :since) as new_customers,
                   count(*) filter (where orders > 1) as repeat_customers,
                   coalesce(sum(orders), 0)::bigint as orders,
                   coalesce(sum(gross), 0.00) as gross,
                   coalesce(sum(net) filter (where orders > 0), 0.00) as lifetime_net,
                   count(first_at) as customers_ever,
                   count(*) filter (where last_at < :churned_before) as churned,
                   coalesce((select orders from history where user_id is null), 0) as anonymous_orders
            from customers""";

    @Override
    public CustomerMetrics ask(JdbcClient snapshot, Instant asOf) {
        CustomerFigures now = figures(snapshot, period.range());
        return CustomerMetrics.of(
                currency,
                period.range().from(),
                period.range().to(),
                new CustomerMetrics.Cut(
                        period.granularity().code(), period.zone().getId()),
                churnDays,
                now,
                new CustomerMetrics.Series(
                        series(snapshot, period),
                        period.former().map(former -> series(snapshot, former)).orElse(null)),
                period.comparedWith(),
                period.former()
                        .map(former -> CustomerChanges.of(now, figures(snapshot, former.range())))
                        .orElse(null),
                new CustomerMetrics.Filter(filter.category(), filter.country(), filter.channel()),
                asOf);
    }

    private @Nullable List<CustomerBucket> series(JdbcClient snapshot, Period span) {
        return span.granularity() == Granularity.NONE ? null : CustomerSeries.read(snapshot, currency, span, filter);
    }

    private CustomerFigures figures(JdbcClient snapshot, TimeRange range) {
        TimeRange past = new TimeRange(Times.EARLIEST, range.to());
        Instant churnedBefore =
                range.to().atZone(period.zone()).minusDays(churnDays).toInstant();
        return SalesSql.bind(snapshot.sql(SQL.formatted(SalesSql.of(filter))), currency, past, filter)
                .param("since", Timestamps.utc(range.from()))
                .param("churned_before", Timestamps.utc(churnedBefore))
                .query(CustomerMetricsQuery::figures)
                .single();
    }

    private static CustomerFigures figures(ResultSet row, int number) throws SQLException {
        return new CustomerFigures(
                CustomerSeries.buyers(row),
                row.getLong("customers_ever"),
                row.getLong("churned"),
                row.getLong("anonymous_orders"));
    }
}
