package io.shopstream.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.TreeMap;

/** Computes the figures of an import by SQL over {@code warehouse.orders} and {@code order_items} alone. */
final class RetailFacts {
    private static final String LINES = """
            with lines as (
              select to_char(o.placed_at at time zone 'UTC', 'YYYY-MM') as month, o.shipping_country as country,
                     i.product_id, i.line_total as net, i.quantity as units
              from warehouse.orders o join warehouse.order_items i using (order_id, placed_at)
              where o.stands and o.currency = 'GBP')
            """;

    private static final String CUSTOMERS = """
            with orders as (
              select o.user_id, o.kind, o.placed_at, sum(i.line_total) as total, sum(i.quantity) as units
              from warehouse.orders o join warehouse.order_items i using (order_id, placed_at)
              where o.stands and o.currency = 'GBP' and o.user_id is not null
              group by o.order_id),
            customers as (
              select user_id, count(*) filter (where kind = 'SALE') as orders,
                     coalesce(sum(total) filter (where kind = 'SALE'), 0.00) as gross,
                     coalesce(sum(total) filter (where kind = 'RETURN'), 0.00) as returns,
                     sum(units) as units, sum(total) as net,
                     min(placed_at) filter (where kind = 'SALE') as first_at,
                     max(placed_at) filter (where kind = 'SALE') as last_at
              from orders group by user_id)
            select user_id, concat_ws(' ', orders, gross, returns, units,
                     coalesce(to_char(first_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), '-'),
                     coalesce(to_char(last_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), '-'),
                     case when orders = 0 then 'none'
                          when orders = 1 then 'new'
                          when orders <= 4 then 'returning'
                          when net >= 1000.00 then 'vip'
                          else 'loyal' end)
            from customers""";

    private final String warehouse;

    /** @param warehouse JDBC address */
    RetailFacts(String warehouse) {
        this.warehouse = warehouse;
    }

    SortedMap<String, String> netPerMonth() throws SQLException {
        return query(LINES + "select month, sum(net)::text from lines group by month");
    }

    SortedMap<String, String> netPerCountry() throws SQLException {
        return query(LINES + "select country, sum(net)::text from lines group by country");
    }

    SortedMap<String, String> topProducts(int count, boolean byUnits) throws SQLException {
        return query(LINES + """
                , ranked as (
                  select month, product_id, sum(net) as net, sum(units) as units,
                         row_number() over (partition by month
                           order by sum(%s) desc, product_id collate "C") as rank
                  from lines group by month, product_id)
                select month || ' #' || lpad(rank::text, 2, '0'), product_id || ' ' || net || ' ' || units
                from ranked where rank <= %d""".formatted(byUnits ? "units" : "net", count));
    }

    SortedMap<String, String> customers() throws SQLException {
        return query(CUSTOMERS);
    }

    private SortedMap<String, String> query(String sql) throws SQLException {
        SortedMap<String, String> rows = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(warehouse, "shop_api", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.put(row.getString(1), row.getString(2));
            }
        }
        return rows;
    }
}
