package io.shopstream.bench.chaos;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.money.Money;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Compares every row of the warehouse with the rows that the script requires. */
final class RowComparison {
    private static final int MAX_KEPT = 10;
    private static final String SQL_COLUMNS = "select concat_ws('|', %s) from %s";

    private final Connection connection;
    private final OrderScript script;
    private final long orders;
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Long> rows = new TreeMap<>();

    RowComparison(Connection connection, OrderScript script, long orders) {
        this.connection = connection;
        this.script = script;
        this.orders = orders;
    }

    List<String> differences() {
        return differences;
    }

    Map<String, Long> rows() {
        return rows;
    }

    void run() throws SQLException {
        compare(
                "warehouse.orders",
                "order_id, version, kind, status, user_id, extract(epoch from placed_at)::numeric(20, 3),"
                        + " extract(epoch from updated_at)::numeric(20, 3), currency, total",
                (number, expect) -> expect.accept(row(script.order(number, 2))));
        compare(
                "warehouse.order_items",
                "order_id, line_no, extract(epoch from placed_at)::numeric(20, 3), product_id, category_id, quantity,"
                        + " unit_price",
                (number, expect) -> {
                    Order order = script.order(number, 2);
                    order.getLines().forEach(line -> expect.accept(row(order, line)));
                });
        compare("warehouse.order_status_changes", "order_id, version, status", (number, expect) -> {
            expect.accept(change(script.order(number, 1)));
            expect.accept(change(script.order(number, 2)));
        });
        compare(
                "warehouse.users",
                "user_id, inferred",
                (number, expect) -> expect.accept(script.order(number, 2).getUserId() + "|t"));
        compare("warehouse.products", "product_id, inferred", (number, expect) -> script.sales(number)
                .forEach(sale -> expect.accept(sale.product() + "|t")));
    }

    /** Passes on the rows that an order requires. */
    @FunctionalInterface
    private interface Expectation {
        void of(long number, Consumer<String> expect);
    }

    private void compare(String table, String columns, Expectation expectation) throws SQLException {
        Set<String> expected = new HashSet<>();
        LongConsumer each = number -> expectation.of(number, expected::add);
        for (long number = 0; number < orders; number++) {
            each.accept(number);
        }
        rows.put(table, (long) expected.size());
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            try (ResultSet result = statement.executeQuery(SQL_COLUMNS.formatted(columns, table))) {
                while (result.next()) {
                    if (!expected.remove(result.getString(1))) {
                        differs(table + ": wrong or duplicate: " + result.getString(1));
                    }
                }
            }
        }
        expected.stream().limit(MAX_KEPT).forEach(missing -> differs(table + ": missing: " + missing));
    }

    /** Compares the sink's ledger with what was sent. */
    void compareLedger(long records, long garbage) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select coalesce(sum(records), 0), coalesce(sum(rejected), 0)"
                        + " from ops.sink_offsets where topic = 'shop.orders.v1'")) {
            result.next();
            if (result.getLong(1) != records || result.getLong(2) != garbage) {
                differs("ops.sink_offsets: %d records and %d rejected, but %d and %d were sent"
                        .formatted(result.getLong(1), result.getLong(2), records, garbage));
            }
        }
    }

    private void differs(String difference) {
        if (differences.size() < MAX_KEPT) {
            differences.add(difference);
        }
    }

    private static String row(Order order) {
        return String.join(
                "|",
                order.getOrderId(),
                String.valueOf(order.getVersion()),
                order.getKind().name(),
                order.getStatus().name(),
                order.getUserId(),
                seconds(order.getPlacedAt().toEpochMilli()),
                seconds(order.getUpdatedAt().toEpochMilli()),
                order.getCurrency(),
                Money.format(order.getTotalMinor()));
    }

    private static String row(Order order, OrderLine line) {
        return String.join(
                "|",
                order.getOrderId(),
                String.valueOf(line.getLineNo()),
                seconds(order.getPlacedAt().toEpochMilli()),
                line.getProductId(),
                line.getCategoryId(),
                String.valueOf(line.getQuantity()),
                Money.format(line.getUnitPriceMinor()));
    }

    private static String change(Order order) {
        return order.getOrderId() + "|" + order.getVersion() + "|" + order.getStatus();
    }

    private static String seconds(long millis) {
        return java.math.BigDecimal.valueOf(millis, 3).toPlainString();
    }
}
