package io.shopstream.api.analytics.rfm;

import io.shopstream.api.warehouse.Timestamps;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The buyers and their scores, as common table expressions {@code buyers} and {@code scored}. */
public final class ScoredSql {
    /** The scores of a row of {@code scored} as one number, of which {@link RfmChoice} has some. */
    public static final String SCORES =
            "(((recency * 10 + frequency) * 10 + monetary) * 10 + case when orders = 1 then 1 else 0 end)";

    private static final String SQL = """
            with buyers as (
              select user_id, count(*) filter (where kind = 'SALE') as orders, sum(total) as net,
                     max(placed_at) filter (where kind = 'SALE') as last_at%s
              from warehouse.orders
              where stands and user_id is not null and currency = :currency and placed_at < :to
                and (:country::text is null or shipping_country = :country)
              group by 1
              having count(*) filter (where kind = 'SALE') > 0
            ), scored as (
              select orders, net, last_at%s,
                     1 + 5 * (rank() over (order by last_at) - 1) / count(*) over () as recency,
                     1 + 5 * (rank() over (order by orders) - 1) / count(*) over () as frequency,
                     1 + 5 * (rank() over (order by net) - 1) / count(*) over () as monetary
              from buyers
            )""";

    private ScoredSql() {}

    /**
     * @param figures further ones of a buyer, each after a comma; three sorts carry them, so none is there by default
     * @param columns of buyers that scored has as well, each after a comma
     */
    public static String with(String figures, String columns) {
        return SQL.formatted(figures, columns);
    }

    /** Binds the parameters of these expressions. */
    public static StatementSpec bind(StatementSpec statement, String currency, @Nullable String country, Instant to) {
        return statement
                .param("currency", currency)
                .param("country", country, Types.VARCHAR)
                .param("to", Timestamps.utc(to));
    }
}
