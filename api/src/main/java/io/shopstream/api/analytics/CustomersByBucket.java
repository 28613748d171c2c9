package io.shopstream.api.analytics;

import io.shopstream.api.analytics.calendar.Buckets;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.params.Times;
import io.shopstream.api.warehouse.Timestamps;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Counts of a period by bucket, from the facts; a bucket without any is absent.
 *
 * @param customers different customers who bought in the bucket
 * @param newCustomers of these, those who had never bought before
 * @param ordersLost sales placed in the bucket that were cancelled or refunded since
 */
record CustomersByBucket(Map<Integer, Long> customers, Map<Integer, Long> newCustomers, Map<Integer, Long> ordersLost) {
    private static final String CUSTOMERS = """
            with %s
            select %s as bucket, count(distinct user_id) as n
            from sales
            where kind = 'SALE' and user_id is not null
            group by 1""";

    private static final String NEW_CUSTOMERS = """
            with %s, firsts as (
              select min(placed_at) as first_at from sales where kind = 'SALE' and user_id is not null group by user_id
            )
            select %s as bucket, count(*) as n
            from firsts
            where first_at >= :since
            group by 1""";

    private static final String LOST = """
            with %s
            select %s as bucket, count(*) as n
            from sales
            group by 1""";

    static CustomersByBucket read(
            JdbcClient snapshot, String currency, Period period, SalesFilter filter, Buckets buckets) {
        TimeRange range = period.range();
        String sales = SalesSql.of(filter);
        StatementSpec customers = snapshot.sql(CUSTOMERS.formatted(sales, Buckets.numberOf("placed_at")));
        StatementSpec firsts = snapshot.sql(NEW_CUSTOMERS.formatted(sales, Buckets.numberOf("first_at")))
                .param("since", Timestamps.utc(range.from()));
        return new CustomersByBucket(
                counts(buckets.bind(SalesSql.bind(customers, currency, range, filter))),
                counts(buckets.bind(
                        SalesSql.bind(firsts, currency, new TimeRange(Times.EARLIEST, range.to()), filter))),
                lost(snapshot, currency, period, filter, buckets));
    }

    /** Sales that were cancelled or refunded since, by bucket of placing. */
    static Map<Integer, Long> lost(
            JdbcClient snapshot, String currency, Period period, SalesFilter filter, Buckets buckets) {
        StatementSpec lost = snapshot.sql(LOST.formatted(SalesSql.lost(filter), Buckets.numberOf("placed_at")));
        return counts(buckets.bind(SalesSql.bind(lost, currency, period.range(), filter)));
    }

    private static Map<Integer, Long> counts(StatementSpec statement) {
        Map<Integer, Long> counts = new HashMap<>();
        statement.query(row -> {
            counts.put(row.getInt("bucket"), row.getLong("n"));
        });
        return counts;
    }
}
