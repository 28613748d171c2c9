package io.shopstream.api.analytics.customers;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Customers chosen by what they bought over all orders so far, from the mart. */
public sealed interface TotalsGroup extends CustomerGroup {

    /** Of {@code t}, a row of the mart. */
    String condition();

    @Override
    default String sql() {
        return """
                with listed as (
                  select user_id, orders, units, gross, returns, net, first_order_at, last_order_at
                  from mart.customer_totals t
                  where currency = :currency and %s
                )""".formatted(condition());
    }

    @Override
    default @Nullable Instant to() {
        return null;
    }

    /**
     * Those whose first sale that stands was in a month.
     *
     * @param active another month, in which they bought again; null if it does not matter
     */
    record Cohort(YearMonth month, @Nullable YearMonth active) implements TotalsGroup {
        // As mart.cohort_retention has it.
        private static final String SINCE =
                "date_trunc('month', first_order_at at time zone 'UTC')::date = :cohort::date";
        private static final String BOUGHT = """
                and exists (
                  select 1 from warehouse.orders o
                  where o.user_id = t.user_id and o.currency = t.currency and o.stands and o.kind = 'SALE'
                    and o.placed_at >= :active::date::timestamp at time zone 'UTC'
                    and o.placed_at < (:active::date + interval '1 month') at time zone 'UTC')""";

        @Override
        public String condition() {
            return active == null ? SINCE : SINCE + "\n" + BOUGHT;
        }

        @Override
        public StatementSpec bind(StatementSpec statement, String currency) {
            statement.param("currency", currency).param("cohort", month.atDay(1));
            return active == null ? statement : statement.param("active", active.atDay(1));
        }

        @Override
        public String words() {
            String since = "first sale in " + month;
            return active == null ? since : "%s, a sale in %s".formatted(since, active);
        }
    }

    /**
     * Buyers whose net is in {@code [from, to)}.
     *
     * @param least null for everything below {@code below}
     * @param below null for everything from {@code least}
     */
    record Lifetime(@Nullable BigDecimal least, @Nullable BigDecimal below) implements TotalsGroup {

        @Override
        public String condition() {
            return "orders > 0 and (:least::numeric is null or net >= :least)"
                    + " and (:below::numeric is null or net < :below)";
        }

        @Override
        public StatementSpec bind(StatementSpec statement, String currency) {
            return statement
                    .param("currency", currency)
                    .param("least", least, Types.NUMERIC)
                    .param("below", below, Types.NUMERIC);
        }

        @Override
        public String words() {
            String from = least == null ? "" : " from " + least.toPlainString();
            return "net" + from + (below == null ? "" : " below " + below.toPlainString());
        }
    }

    /** Those of a segment, from none to vip. */
    record Loyalty(String segment) implements TotalsGroup {

        @Override
        public String condition() {
            return "segment = :segment";
        }

        @Override
        public StatementSpec bind(StatementSpec statement, String currency) {
            return statement.param("currency", currency).param("segment", segment);
        }

        @Override
        public String words() {
            return "segment " + segment;
        }
    }
}
