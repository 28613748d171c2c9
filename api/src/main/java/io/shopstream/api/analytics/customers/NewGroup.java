package io.shopstream.api.analytics.customers;

import io.shopstream.api.analytics.SalesSql;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.params.Times;
import io.shopstream.api.warehouse.Timestamps;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Those whose first sale was in a range, from the facts up to its end. With a filter no other sale counts. */
public record NewGroup(TimeRange range, SalesFilter filter) implements CustomerGroup {
    private static final String SQL = """
            with %s, listed as (
              select user_id, %s,
                     min(placed_at) filter (where kind = 'SALE') as first_order_at,
                     max(placed_at) filter (where kind = 'SALE') as last_order_at
              from sales
              where user_id is not null
              group by user_id
              having min(placed_at) filter (where kind = 'SALE') >= :since
            )""";

    @Override
    public String sql() {
        return SQL.formatted(SalesSql.of(filter), SalesSql.FIGURES);
    }

    @Override
    public StatementSpec bind(StatementSpec statement, String currency) {
        return SalesSql.bind(statement, currency, new TimeRange(Times.EARLIEST, range.to()), filter)
                .param("since", Timestamps.utc(range.from()));
    }

    @Override
    public String words() {
        return "first sale from %s to %s".formatted(range.from(), range.to());
    }

    @Override
    public Instant to() {
        return range.to();
    }
}
