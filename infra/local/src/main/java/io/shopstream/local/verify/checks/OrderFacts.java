package io.shopstream.local.verify.checks;

import static io.shopstream.local.verify.expected.OrderColumns.FIRST_OF_CHECKS;
import static io.shopstream.local.verify.expected.OrderColumns.FOUND_HASH;
import static io.shopstream.local.verify.expected.OrderColumns.FOUND_IN;
import static io.shopstream.local.verify.expected.OrderColumns.FOUND_LINES;
import static io.shopstream.local.verify.expected.OrderColumns.FOUND_VERSION;
import static io.shopstream.local.verify.expected.OrderColumns.HASH;
import static io.shopstream.local.verify.expected.OrderColumns.LINES;
import static io.shopstream.local.verify.expected.OrderColumns.VERSION;
import static io.shopstream.local.verify.expected.OrderColumns.VERSION_COUNT;

import io.shopstream.local.verify.comparison.RowCheck;
import io.shopstream.local.verify.expected.OrderColumns;
import io.shopstream.local.verify.scratch.KeyedRows;
import io.shopstream.local.verify.views.WarehouseViews;
import java.sql.SQLException;
import java.util.List;

/** Compares all columns of orders and their lines in the warehouse with the log, and the number of versions. */
final class OrderFacts {
    private final KeyedRows orders;
    private final WarehouseViews warehouse;
    private final RowCheck rows;
    private final RowCheck history;
    private long readings;

    /** @param orders with the columns {@link OrderColumns} */
    OrderFacts(KeyedRows orders, WarehouseViews warehouse) {
        this.orders = orders;
        this.warehouse = warehouse;
        this.rows = new RowCheck(
                "warehouse.orders and order_items",
                orders,
                FIRST_OF_CHECKS,
                new RowCheck.Expected(this::isInLog, row -> "version " + orders.get(row, VERSION)),
                this::explain);
        this.history = new RowCheck(
                "warehouse.order_status_changes",
                orders,
                FIRST_OF_CHECKS + RowCheck.COLUMNS,
                new RowCheck.Expected(this::isInLog, row -> Long.toString(orders.get(row, VERSION_COUNT))));
    }

    private boolean isInLog(long row) {
        return orders.get(row, VERSION) != 0;
    }

    void read() throws SQLException {
        readings++;
        List<String> unsettled = rows.unsettledKeys();
        rows.begin();
        if (unsettled == null || !unsettled.isEmpty()) {
            warehouse.orders(unsettled, (id, version, fingerprint) -> {
                long row = found(id);
                orders.set(row, FOUND_VERSION, version);
                orders.set(row, FOUND_HASH, orders.get(row, FOUND_HASH) + fingerprint);
            });
            warehouse.lines(unsettled, (id, fingerprint) -> {
                long row = found(id);
                orders.set(row, FOUND_LINES, orders.get(row, FOUND_LINES) + 1);
                orders.set(row, FOUND_HASH, orders.get(row, FOUND_HASH) + fingerprint);
            });
            for (long row = 0; row < orders.size(); row++) {
                if (orders.get(row, FOUND_IN) == readings) {
                    rows.saw(row, isAsTheLogSays(row), () -> "another");
                }
            }
        }
        List<String> unsettledHistories = history.unsettledKeys();
        history.begin();
        if (unsettledHistories == null || !unsettledHistories.isEmpty()) {
            warehouse.statusChanges(unsettledHistories, (id, count) -> {
                long row = orders.findOrAdd(id);
                history.saw(row, orders.get(row, VERSION_COUNT) == count, () -> Long.toString(count));
            });
        }
    }

    private long found(String id) {
        long row = orders.findOrAdd(id);
        if (orders.get(row, FOUND_IN) != readings) {
            orders.set(row, FOUND_IN, readings);
            orders.set(row, FOUND_VERSION, 0);
            orders.set(row, FOUND_LINES, 0);
            orders.set(row, FOUND_HASH, 0);
        }
        return row;
    }

    private boolean isAsTheLogSays(long row) {
        return orders.get(row, FOUND_VERSION) == orders.get(row, VERSION)
                && orders.get(row, FOUND_LINES) == orders.get(row, LINES)
                && orders.get(row, FOUND_HASH) == orders.get(row, HASH);
    }

    private String explain(long row, String difference) {
        String order = "order " + orders.key(row) + ": ";
        if (!isInLog(row)) {
            return order + "there, but not in the log";
        }
        long version = orders.get(row, FOUND_IN) == readings ? orders.get(row, FOUND_VERSION) : 0;
        if (version == 0) {
            return order + "missing";
        }
        if (version != orders.get(row, VERSION)) {
            return order + "is version %d, the log says %d".formatted(version, orders.get(row, VERSION));
        }
        if (orders.get(row, FOUND_LINES) != orders.get(row, LINES)) {
            return order
                    + "has %d lines in warehouse.order_items, the log says %d"
                            .formatted(orders.get(row, FOUND_LINES), orders.get(row, LINES));
        }
        return order + "a column of warehouse.orders or warehouse.order_items differs from the log";
    }

    void compare(long nanoTime) {
        rows.compare(nanoTime);
        history.compare(nanoTime);
    }

    RowCheck rows() {
        return rows;
    }

    RowCheck history() {
        return history;
    }
}
