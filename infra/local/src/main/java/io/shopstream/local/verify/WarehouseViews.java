package io.shopstream.local.verify;

import io.shopstream.schemas.money.Money;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the warehouse says, read in streams of rows so that its size does not matter to the driver. */
final class WarehouseViews {
    private static final int FETCH_SIZE = 10_000;

    private static final String FACTS_PER_MINUTE = """
            select date_trunc('minute', placed_at, 'UTC') as window_start, currency,
                   coalesce(sum(total) filter (where kind = 'SALE'), 0) as gross,
                   coalesce(sum(total) filter (where kind = 'RETURN'), 0) as returns,
                   count(*) filter (where kind = 'SALE') as orders,
                   coalesce(sum(units), 0) as units
            from (select o.order_id, o.placed_at, o.currency, o.kind,
                         sum(i.line_total) as total, sum(i.quantity) as units
                  from warehouse.orders o join warehouse.order_items i using (order_id, placed_at)
                  where o.stands
                  group by o.order_id) as standing
            group by 1, 2""";

    private static final String ORDERS = """
            select o.order_id, o.version, o.kind, o.status, o.user_id, o.placed_at, o.updated_at, o.currency, o.total,
                   o.shipping_country, o.shipping_city, o.channel, o.campaign_id, o.session_id,
                   i.line_no, i.product_id, i.category_id, i.quantity, i.unit_price, i.unit_cost
            from warehouse.orders o left join warehouse.order_items i using (order_id, placed_at)
            order by o.order_id, i.line_no""";

    private final Connection connection;

    /**
     * @param connection owned by the caller; auto-commit is switched off, as streaming needs
     */
    WarehouseViews(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
    }

    Map<String, Fingerprint> orders() throws SQLException {
        Map<String, Fingerprint> orders = new HashMap<>();
        OrderRows rows = new OrderRows(orders);
        each(ORDERS, rows::row);
        rows.finish();
        return orders;
    }

    Map<MinuteKey, Amounts> revenueOfFacts() throws SQLException {
        return revenue(FACTS_PER_MINUTE);
    }

    Map<MinuteKey, Amounts> revenueMart() throws SQLException {
        return revenue("select window_start, currency, gross, returns, orders, units from mart.revenue_per_minute");
    }

    private Map<MinuteKey, Amounts> revenue(String sql) throws SQLException {
        Map<MinuteKey, Amounts> panes = new HashMap<>();
        each(
                sql,
                row -> panes.put(new MinuteKey(instant(row, "window_start"), row.getString("currency")), amounts(row)));
        return panes;
    }

    Map<ProductHourKey, Amounts> productMart() throws SQLException {
        Map<ProductHourKey, Amounts> panes = new HashMap<>();
        String sql = "select window_start, currency, category_id, product_id, gross, returns, orders, units"
                + " from mart.product_sales_per_hour";
        each(
                sql,
                row -> panes.put(
                        new ProductHourKey(
                                instant(row, "window_start"),
                                row.getString("currency"),
                                row.getString("category_id"),
                                row.getString("product_id")),
                        amounts(row)));
        return panes;
    }

    /** Marts whose own columns contradict each other: net is not gross + returns. */
    long contradictions() throws SQLException {
        long[] count = new long[1];
        each(
                "select (select count(*) from mart.revenue_per_minute where net <> gross + returns)"
                        + " + (select count(*) from mart.product_sales_per_hour where net <> gross + returns) as n",
                row -> count[0] = row.getLong("n"));
        return count[0];
    }

    /** Versions seen, by order, as the history table has them. */
    Map<String, Long> statusChanges() throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        each(
                "select order_id, count(*) as n from warehouse.order_status_changes group by 1",
                row -> counts.put(row.getString("order_id"), row.getLong("n")));
        return counts;
    }

    /** Reason codes of dead-lettered records of one topic, by position. */
    Map<Position, String> rejected(String consumerGroup, String topic) throws SQLException {
        Map<Position, String> rejected = new HashMap<>();
        String sql = "select source_partition, source_offset, reason from ops.rejected_records"
                + " where consumer_group = ? and source_topic = ?";
        each(
                sql,
                row -> rejected.put(
                        new Position(row.getInt("source_partition"), row.getLong("source_offset")),
                        row.getString("reason")),
                consumerGroup,
                topic);
        return rejected;
    }

    /** Values of the records of one topic that a group could not take. */
    List<byte[]> rejectedValues(String consumerGroup, String topic) throws SQLException {
        List<byte[]> values = new ArrayList<>();
        String sql = "select raw_value from ops.rejected_records"
                + " where consumer_group = ? and source_topic = ? and raw_value is not null";
        each(sql, row -> values.add(row.getBytes("raw_value")), consumerGroup, topic);
        return values;
    }

    /** Versions of a dimension's or fact's own rows by id; inferred and deleted rows are left out. */
    Map<String, Long> versions(String table, String idColumn) throws SQLException {
        Map<String, Long> versions = new HashMap<>();
        String sql = "select %s as id, version from warehouse.%s where not inferred and not deleted"
                .formatted(idColumn, table);
        each(sql, row -> versions.put(row.getString("id"), row.getLong("version")));
        return versions;
    }

    Map<String, Long> eventIds() throws SQLException {
        Map<String, Long> ids = new HashMap<>();
        each("select event_id from warehouse.events", row -> ids.put(row.getString("event_id"), 1L));
        return ids;
    }

    void each(String sql, RowHandler handler, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH_SIZE);
            for (int index = 0; index < parameters.length; index++) {
                statement.setString(index + 1, parameters[index]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    handler.row(rows);
                }
            }
        } finally {
            // Ends the snapshot: the next round must see what was committed since.
            connection.rollback();
        }
    }

    private static Amounts amounts(ResultSet row) throws SQLException {
        return new Amounts(
                Money.toMinor(row.getBigDecimal("gross")),
                Money.toMinor(row.getBigDecimal("returns")),
                row.getLong("orders"),
                row.getLong("units"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    /** Folds the joined rows of one order after the other into fingerprints. */
    private static final class OrderRows {
        private final Map<String, Fingerprint> orders;
        private @Nullable String orderId;
        private Fingerprint.@Nullable Builder builder;

        OrderRows(Map<String, Fingerprint> orders) {
            this.orders = orders;
        }

        void row(ResultSet row) throws SQLException {
            String id = row.getString("order_id");
            if (!id.equals(orderId)) {
                finish();
                orderId = id;
                builder = head(row);
            }
            if (builder != null && row.getString("product_id") != null) {
                builder.line()
                        .add(row.getLong("line_no"))
                        .add(row.getString("product_id"))
                        .add(row.getString("category_id"))
                        .add(row.getLong("quantity"))
                        .add(Money.toMinor(row.getBigDecimal("unit_price")))
                        .add(minorOrNull(row.getBigDecimal("unit_cost")));
            }
        }

        private static Fingerprint.Builder head(ResultSet row) throws SQLException {
            return new Fingerprint.Builder(row.getLong("version"))
                    .add(row.getString("kind"))
                    .add(row.getString("status"))
                    .add(row.getString("user_id"))
                    .add(millis(row.getTimestamp("placed_at")))
                    .add(millis(row.getTimestamp("updated_at")))
                    .add(row.getString("currency"))
                    .add(Money.toMinor(row.getBigDecimal("total")))
                    .add(row.getString("shipping_country"))
                    .add(row.getString("shipping_city"))
                    .add(row.getString("channel"))
                    .add(row.getString("campaign_id"))
                    .add(row.getString("session_id"));
        }

        void finish() {
            if (orderId != null && builder != null) {
                orders.put(orderId, builder.build());
            }
        }

        private static long millis(Timestamp timestamp) {
            return timestamp.toInstant().toEpochMilli();
        }

        private static @Nullable Long minorOrNull(@Nullable BigDecimal amount) {
            return amount == null ? null : Money.toMinor(amount);
        }
    }

    @FunctionalInterface
    interface RowHandler {
        void row(ResultSet row) throws SQLException;
    }
}
