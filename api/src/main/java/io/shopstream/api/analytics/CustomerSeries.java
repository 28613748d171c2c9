package io.shopstream.api.analytics;

import io.shopstream.api.analytics.calendar.Buckets;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.analytics.customers.Buyers;
import io.shopstream.api.answer.analytics.customers.CustomerBucket;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.params.Times;
import io.shopstream.api.warehouse.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who bought in each bucket, from the facts up to the end of the range. A bucket without customers is absent. */
final class CustomerSeries {
    // What was before the range is one more bucket, so that customers are new once and lifetimes are whole.
    private static final String SQL = """
            with %s, by_customer as (
              select user_id,
                     case when placed_at >= :since then %s else -1 end as bucket,
                     count(*) filter (where kind = 'SALE') as orders,
                     coalesce(sum(total) filter (where kind = 'SALE'), 0.00) as gross,
                     sum(total) as net
              from sales
              where user_id is not null
              group by 1, 2
            ), running as (
              select bucket, orders, gross, sum(net) over past as lifetime_net, sum(orders) over past as orders_ever
              from by_customer
              window past as (partition by user_id order by bucket)
            )
            select bucket,
                   count(*) as customers,
                   count(*) filter (where orders_ever = orders) as new_customers,
                   count(*) filter (where orders > 1) as repeat_customers,
                   sum(orders)::bigint as orders,
                   sum(gross) as gross,
                   sum(lifetime_net) as lifetime_net
            from running
            where bucket >= 0 and orders > 0
            group by 1
            order by 1""";

    private CustomerSeries() {}

    static List<CustomerBucket> read(JdbcClient snapshot, String currency, Period period, SalesFilter filter) {
        Buckets buckets = period.buckets();
        TimeRange past = new TimeRange(Times.EARLIEST, period.range().to());
        String sql = SQL.formatted(SalesSql.of(filter), Buckets.numberOf("placed_at"));
        return buckets.bind(SalesSql.bind(snapshot.sql(sql), currency, past, filter))
                .param("since", Timestamps.utc(period.range().from()))
                .query((row, _) ->
                        CustomerBucket.of(row.getInt("bucket"), buckets.start(row.getInt("bucket")), buyers(row)))
                .list();
    }

    /** Of a row that names them as {@link Buyers} does. */
    static Buyers buyers(ResultSet row) throws SQLException {
        return new Buyers(
                row.getLong("customers"),
                row.getLong("new_customers"),
                row.getLong("repeat_customers"),
                row.getLong("orders"),
                row.getBigDecimal("gross"),
                row.getBigDecimal("lifetime_net"));
    }
}
