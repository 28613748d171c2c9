package io.shopstream.api.analytics.customers;

import io.shopstream.api.analytics.rfm.RfmChoice;
import io.shopstream.api.analytics.rfm.ScoredSql;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Buyers by their scores of recency, frequency and monetary value, from the facts before {@code to}.
 *
 * @param country of shipping, as if the shop had sold nowhere else; null for all
 */
public record ScoredGroup(RfmChoice choice, @Nullable String country, Instant to) implements CustomerGroup {
    private static final String FIGURES = """
            , min(placed_at) filter (where kind = 'SALE') as first_at, coalesce(sum(units), 0)::bigint as units,
                     coalesce(sum(total) filter (where kind = 'SALE'), 0.00) as gross,
                     coalesce(sum(total) filter (where kind = 'RETURN'), 0.00) as returns""";

    private static final String LISTED = """
            , listed as (
              select user_id, orders, units, gross, returns, net, first_at as first_order_at, last_at as last_order_at
              from scored
              where %s in (:scores)
            )""";

    @Override
    public String sql() {
        return ScoredSql.with(FIGURES, ", user_id, first_at, units, gross, returns")
                + LISTED.formatted(ScoredSql.SCORES);
    }

    @Override
    public StatementSpec bind(StatementSpec statement, String currency) {
        return ScoredSql.bind(statement, currency, country, to).param("scores", choice.scores());
    }

    @Override
    public String words() {
        return choice.words();
    }
}
