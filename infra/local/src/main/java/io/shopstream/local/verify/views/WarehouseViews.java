package io.shopstream.local.verify.views;

import io.shopstream.local.verify.expected.Amounts;
import io.shopstream.local.verify.expected.Fingerprint;
import io.shopstream.local.verify.expected.OrderSums;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the warehouse as streams of rows, so that its size does not affect the heap. */
public final class WarehouseViews {
    private static final int FETCH_SIZE = 10_000;

    /** The columns of a mart that hold sums, in minor units. */
    static final String AMOUNTS = "(gross * 100)::bigint as gross, (returns * 100)::bigint as returns, orders, units";

    // Selects by orders first: with many minutes, every monthly partition of the lines would be searched for each
    // minute.
    private static final String FACTS_PER_MINUTE = """
        select extract(epoch from date_trunc('minute', placed_at, 'UTC'))::bigint as start, currency,
               (coalesce(sum(total) filter (where kind = 'SALE'), 0) * 100)::bigint as gross,
               (coalesce(sum(total) filter (where kind = 'RETURN'), 0) * 100)::bigint as returns,
               count(*) filter (where kind = 'SALE') as orders,
               coalesce(sum(units), 0) as units
        from (select o.order_id, o.placed_at, o.currency, o.kind,
                     sum(i.line_total) as total, sum(i.quantity) as units
              from warehouse.orders o join warehouse.order_items i using (order_id, placed_at)%s
              where o.stands
              group by o.order_id) as standing
        group by 1, 2\
        """;

    private static final String OF_MINUTES = """

              join (select distinct minute from unnest(?::timestamptz[]) as m(minute)) as asked
                on o.placed_at >= asked.minute and o.placed_at < asked.minute + interval '1 minute'
        """;

    // Each row as one text, in the format of Fingerprint.
    private static final String ORDERS = "select order_id, version, "
            + fields(
                    "kind",
                    "status",
                    "user_id",
                    millis("placed_at"),
                    millis("updated_at"),
                    "currency",
                    minor("total"),
                    "shipping_country",
                    "shipping_city",
                    "channel",
                    "campaign_id",
                    "session_id",
                    "units")
            + " as fields from warehouse.orders";

    private static final String LINES = "select order_id, "
            + fields(
                    "line_no",
                    millis("placed_at"),
                    "product_id",
                    "category_id",
                    "quantity",
                    minor("unit_price"),
                    minor("unit_cost"))
            + " as fields from warehouse.order_items";

    private static String fields(String... columns) {
        return Arrays.stream(columns)
                .map(column -> "coalesce(%s::text, U&'\\%04x') || U&'\\%04x'"
                        .formatted(column, (int) Fingerprint.NULL, (int) Fingerprint.END))
                .collect(Collectors.joining(" || "));
    }

    private static String millis(String column) {
        return "floor(extract(epoch from " + column + ") * 1000)::bigint";
    }

    private static String minor(String column) {
        return "(" + column + " * 100)::bigint";
    }

    private final Connection connection;

    /**
     * @param connection owned by the caller; auto-commit is switched off, as streaming needs
     */
    public WarehouseViews(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
    }

    /**
     * The rows of orders, without their lines.
     *
     * @param ids only these; null for all
     */
    public void orders(@Nullable List<String> ids, OrderRow each) throws SQLException {
        among(
                ORDERS,
                "order_id",
                ids,
                row -> each.row(row.getString(1), row.getLong(2), Fingerprint.of(row.getString(3))));
    }

    /** The lines of orders, in any order. */
    public void lines(@Nullable List<String> ids, ObjLongConsumer<String> each) throws SQLException {
        among(LINES, "order_id", ids, row -> each.accept(row.getString(1), Fingerprint.of(row.getString(2))));
    }

    /** Receives a row of an order; the fingerprint covers all columns except id and version. */
    @FunctionalInterface
    public interface OrderRow {
        void row(String id, long version, long fingerprint);
    }

    /**
     * Sums over the facts by minute and currency.
     *
     * @param minutes only these; null for all
     */
    public void revenueOfFacts(@Nullable List<String> minutes, WindowRow each) throws SQLException {
        windows(FACTS_PER_MINUTE.formatted(minutes == null ? "" : OF_MINUTES), minutes, each, row -> "");
    }

    public void revenueMart(@Nullable List<String> minutes, WindowRow each) throws SQLException {
        windows(mart("revenue_per_minute", "", minutes), minutes, each, row -> "");
    }

    /** Passes {@link OrderSums#productDimension} as the dimension. */
    public void productMart(@Nullable List<String> hours, WindowRow each) throws SQLException {
        windows(
                mart("product_sales_per_hour", ", product_id, category_id", hours),
                hours,
                each,
                row -> OrderSums.productDimension(row.getString("product_id"), row.getString("category_id")));
    }

    /** A mart whose key has one column besides window and currency. */
    void dimensionMart(String table, String column, @Nullable List<String> hours, WindowRow each) throws SQLException {
        windows(mart(table, ", " + column, hours), hours, each, row -> row.getString(column));
    }

    private static String mart(String table, String columns, @Nullable List<String> windows) {
        return "select extract(epoch from window_start)::bigint as start, currency, " + AMOUNTS + columns
                + " from mart." + table
                + (windows == null ? "" : " where window_start = any(?::timestamptz[])");
    }

    private void windows(String sql, @Nullable List<String> starts, WindowRow each, Dimension dimension)
            throws SQLException {
        each(
                sql,
                row -> each.row(
                        Instant.ofEpochSecond(row.getLong("start")),
                        row.getString("currency"),
                        dimension.of(row),
                        amounts(row)),
                starts);
    }

    /**
     * Rows with one of the given ids.
     *
     * @param ids null for every row
     */
    void among(String sql, String column, @Nullable List<String> ids, RowHandler handler) throws SQLException {
        each(ids == null ? sql : sql + " where " + column + " = any(?)", handler, ids);
    }

    /** Receives the sums of one window and currency. */
    @FunctionalInterface
    public interface WindowRow {
        void row(Instant start, String currency, String dimension, Amounts amounts);
    }

    @FunctionalInterface
    private interface Dimension {
        String of(ResultSet row) throws SQLException;
    }

    /** Number of mart rows in which net is not gross + returns. */
    public long contradictions() throws SQLException {
        long[] count = new long[1];
        each(
                "select (select count(*) from mart.revenue_per_minute where net <> gross + returns)"
                        + " + (select count(*) from mart.product_sales_per_hour where net <> gross + returns) as n",
                row -> count[0] = row.getLong("n"));
        return count[0];
    }

    /** Number of versions of each order in the history table. */
    public void statusChanges(@Nullable List<String> ids, ObjLongConsumer<String> each) throws SQLException {
        String sql = "select order_id, count(*) as versions from warehouse.order_status_changes group by 1";
        among(
                "select * from (" + sql + ") as counted",
                "order_id",
                ids,
                row -> each.accept(row.getString(1), row.getLong(2)));
    }

    /** Versions of a dimension's own rows by id; inferred and deleted rows are left out. */
    public void versions(String table, String idColumn, @Nullable List<String> ids, ObjLongConsumer<String> each)
            throws SQLException {
        String sql =
                "select %1$s, version from (select * from warehouse.%2$s where not inferred and not deleted) as own"
                        .formatted(idColumn, table);
        among(sql, idColumn, ids, row -> each.accept(row.getString(1), row.getLong(2)));
    }

    /** Keys of events as {@link EventKeys} makes them; the version is always 1. */
    public void events(@Nullable List<String> keys, ObjLongConsumer<String> each) throws SQLException {
        List<String> ids = keys == null
                ? null
                : keys.stream().map(EventKeys::eventId).distinct().toList();
        among(
                "select event_id, type, user_id, occurred_at from warehouse.events",
                "event_id",
                ids,
                row -> each.accept(
                        EventKeys.of(
                                row.getString("type"),
                                row.getTimestamp("occurred_at").toInstant(),
                                row.getString("user_id"),
                                row.getString("event_id")),
                        1));
    }

    private void each(String sql, RowHandler handler, @Nullable List<String> texts) throws SQLException {
        if (texts == null) {
            each(sql, handler);
        } else {
            each(sql, handler, connection.createArrayOf("text", texts.toArray()));
        }
    }

    /** @param parameters texts and arrays */
    void each(String sql, RowHandler handler, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH_SIZE);
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    handler.row(rows);
                }
            }
        } finally {
            // Ends the snapshot, so that the next round sees later commits.
            connection.rollback();
        }
    }

    /** Reads the columns {@link #AMOUNTS} of a row. */
    static Amounts amounts(ResultSet row) throws SQLException {
        return new Amounts(row.getLong("gross"), row.getLong("returns"), row.getLong("orders"), row.getLong("units"));
    }

    @FunctionalInterface
    interface RowHandler {
        void row(ResultSet row) throws SQLException;
    }
}
