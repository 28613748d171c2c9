package io.shopstream.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the warehouse of a shop as the API does, and changes it as its owner.
 *
 * @param warehouse JDBC address
 */
record ShopSql(String warehouse) {

    /** The first column of the first row. */
    String text(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(warehouse, "shop_api", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** As the owner of the tables. */
    void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(warehouse, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The values of the records that streams rejected, by partition and offset. */
    Map<String, byte[]> rejectedByStreams() throws SQLException {
        Map<String, byte[]> rejected = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(warehouse, "shop_api", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select source_partition, source_offset, raw_value"
                        + " from ops.rejected_records where consumer_group = 'shop-streams'")) {
            while (rows.next()) {
                rejected.put(rows.getInt(1) + "@" + rows.getLong(2), rows.getBytes(3));
            }
        }
        return rejected;
    }

    /** Lines and sums of the imported orders, and how many lines of files were rejected. */
    String totals() throws SQLException {
        return text("select (select count(*) || ' ' || sum(line_total)"
                + " from warehouse.order_items i join warehouse.orders o using (order_id)"
                + " where o.currency = 'GBP') || ' ' || (select sum(net) from mart.revenue_per_minute"
                + " where currency = 'GBP') || ' ' || (select count(*) from ops.rejected_records"
                + " where consumer_group = 'shop-import')");
    }
}
