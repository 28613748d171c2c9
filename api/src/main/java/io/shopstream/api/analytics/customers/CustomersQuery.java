package io.shopstream.api.analytics.customers;

import io.shopstream.api.answer.analytics.customers.ListedCustomers;
import io.shopstream.api.answer.analytics.customers.ListedCustomers.ListedCustomer;
import io.shopstream.api.warehouse.Timestamps;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The customers of a group, those with the highest net first, and the sums over all of them.
 *
 * @param limit of the rows; the sums have no limit
 */
public record CustomersQuery(CustomerGroup group, String currency, int limit)
        implements WarehouseQuery<ListedCustomers> {
    private static final String ROWS = """
            %s
            select *, count(*) over () as all_customers, sum(orders) over ()::bigint as all_orders,
                   sum(net) over () as all_net
            from listed
            order by net desc, user_id
            limit :limit""";

    /** The same in every row. */
    private record Sums(long customers, long orders, BigDecimal net) {
        static final Sums NOTHING = new Sums(0, 0, new BigDecimal("0.00"));
    }

    private record Row(ListedCustomer customer, Sums sums) {}

    @Override
    public ListedCustomers ask(JdbcClient snapshot, Instant asOf) {
        List<Row> rows = group.bind(snapshot.sql(ROWS.formatted(group.sql())), currency)
                .param("limit", limit)
                .query(CustomersQuery::row)
                .list();
        Sums sums = rows.isEmpty() ? Sums.NOTHING : rows.getFirst().sums();
        return new ListedCustomers(
                currency,
                group.words(),
                group.to(),
                sums.customers(),
                sums.orders(),
                sums.net().toPlainString(),
                rows.stream().map(Row::customer).toList(),
                asOf);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new ListedCustomer(
                        row.getString("user_id"),
                        row.getLong("orders"),
                        row.getLong("units"),
                        row.getBigDecimal("gross").toPlainString(),
                        row.getBigDecimal("returns").toPlainString(),
                        row.getBigDecimal("net").toPlainString(),
                        Timestamps.instantOrNull(row, "first_order_at"),
                        Timestamps.instantOrNull(row, "last_order_at")),
                new Sums(row.getLong("all_customers"), row.getLong("all_orders"), row.getBigDecimal("all_net")));
    }
}
