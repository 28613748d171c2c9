package io.shopstream.api.analytics.customers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Customers that one figure counts. A group has exactly those that its figure has, by the same sums. */
public sealed interface CustomerGroup permits TotalsGroup, ScoredGroup, NewGroup {

    /**
     * Common table expressions, the last one {@code listed}: one row per customer with {@code user_id, orders, units,
     * gross, returns, net, first_order_at, last_order_at}.
     */
    String sql();

    /** Binds the parameters of {@link #sql}. */
    StatementSpec bind(StatementSpec statement, String currency);

    /** Who belongs to it, in words. */
    String words();

    /** Exclusive end of what counts; null if all orders so far count. */
    @Nullable Instant to();
}
