package io.shopstream.api.analytics.views;

import io.shopstream.api.answer.analytics.customers.Segment;
import io.shopstream.api.answer.analytics.customers.Segments;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers by segment, over all orders so far. */
public record SegmentsQuery(String currency) implements WarehouseQuery<Segments> {
    private static final String SQL = """
            select segment, customers, buyers, repeat_buyers, orders, gross, returns, net, net_per_customer,
                   average_order_value, share_of_customers, share_of_net
            from mart.customer_segments
            where currency = :currency
            order by array_position(array['none', 'new', 'returning', 'loyal', 'vip'], segment), segment""";

    @Override
    public Segments ask(JdbcClient snapshot, Instant asOf) {
        List<Segment> items = snapshot.sql(SQL)
                .param("currency", currency)
                .query(SegmentsQuery::segment)
                .list();
        return Segments.of(currency, items, asOf);
    }

    private static Segment segment(ResultSet row, int number) throws SQLException {
        return new Segment(
                row.getString("segment"),
                row.getLong("customers"),
                row.getLong("buyers"),
                row.getLong("repeat_buyers"),
                row.getLong("orders"),
                row.getBigDecimal("gross").toPlainString(),
                row.getBigDecimal("returns").toPlainString(),
                row.getBigDecimal("net").toPlainString(),
                row.getBigDecimal("net_per_customer").toPlainString(),
                text(row.getBigDecimal("average_order_value")),
                row.getBigDecimal("share_of_customers"),
                row.getBigDecimal("share_of_net"));
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
