package io.shopstream.api.analytics;

import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.warehouse.Timestamps;
import java.sql.Types;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The orders of a range that stand, from the facts, as a common table expression {@code sales} of one row per order:
 * {@code order_id, user_id, kind, placed_at, country, channel, campaign_id, total, units}. With a category only the
 * lines of that category are in it, so it is as if the shop had sold nothing else.
 */
public final class SalesSql {
    private static final String FILTERED = """
              and (:country::text is null or o.shipping_country = :country)
              and (:channel::text is null or o.channel = :channel)""";

    // Reads no lines.
    private static final String ORDERS = """
            sales as (
              select o.order_id, o.user_id, o.kind, o.placed_at, o.shipping_country as country, o.channel,
                     o.campaign_id, o.total, o.units
              from warehouse.orders o
              where %s and o.currency = :currency and o.placed_at >= :from and o.placed_at < :to
              %s
            )""";

    // Two inequalities: they lead to the one month of the lines as an equality does, but the planner takes two
    // equalities for independent. The range is repeated, so that only its months are read.
    private static final String LINES = """
            sales as (
              select o.order_id, o.user_id, o.kind, o.placed_at, o.shipping_country as country, o.channel,
                     o.campaign_id, %ssum(i.line_total) as total, sum(i.quantity) as units
              from warehouse.orders o
              join warehouse.order_items i
                on i.order_id = o.order_id and i.placed_at >= o.placed_at and i.placed_at <= o.placed_at
              where %s and o.currency = :currency and o.placed_at >= :from and o.placed_at < :to
              and i.placed_at >= :from and i.placed_at < :to
              %s
              and (:category::text is null or coalesce(i.category_id, 'unknown') = :category)
              group by %s
            )""";

    private static final String CATEGORY = "coalesce(i.category_id, 'unknown')";

    /** The five figures of revenue over rows of {@code sales}. */
    public static final String FIGURES = """
            coalesce(sum(total) filter (where kind = 'SALE'), 0.00) as gross,
            coalesce(sum(total) filter (where kind = 'RETURN'), 0.00) as returns,
            coalesce(sum(total), 0.00) as net,
            count(*) filter (where kind = 'SALE') as orders,
            coalesce(sum(units), 0)::bigint as units""";

    private SalesSql() {}

    /**
     * Of any filter, with a row and a column {@code category} for each category of an order: the one at the sale.
     */
    static String linesByCategory() {
        return LINES.formatted(CATEGORY + " as category, ", "o.stands", FILTERED, "o.order_id, " + CATEGORY);
    }

    public static String of(SalesFilter filter) {
        return of(filter, "o.stands");
    }

    /** Orders with a campaign only: said here, since the planner filters groups last. */
    static String ofCampaigns(SalesFilter filter) {
        return of(filter, "o.stands and o.campaign_id is not null");
    }

    /** The sales that were cancelled or refunded instead of those that stand. */
    static String lost(SalesFilter filter) {
        return of(filter, "not o.stands and o.kind = 'SALE'");
    }

    private static String of(SalesFilter filter, String standing) {
        return filter.category() == null
                ? ORDERS.formatted(standing, FILTERED)
                : LINES.formatted("", standing, FILTERED, "o.order_id");
    }

    /** Binds the parameters of this expression, and of the marts, which have the same names. */
    public static StatementSpec bind(StatementSpec statement, String currency, TimeRange range, SalesFilter filter) {
        return statement
                .param("currency", currency)
                .param("from", Timestamps.utc(range.from()))
                .param("to", Timestamps.utc(range.to()))
                .param("category", filter.category(), Types.VARCHAR)
                .param("country", filter.country(), Types.VARCHAR)
                .param("channel", filter.channel(), Types.VARCHAR);
    }
}
