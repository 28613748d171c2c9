package io.shopstream.sink.rebuild.exchange;

import io.shopstream.sink.rebuild.plan.RebuildRefusedException;
import io.shopstream.sink.rebuild.plan.RebuildTables;
import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Prevents partial orders. Retention removes an order together with its lines and status changes. A rebuild restores
 * removed rows until retention runs again, so it must restore all three, or none.
 */
public final class RetainedOrders {
    private static final Set<String> TABLES =
            Set.of(RebuildTables.ORDERS, RebuildTables.ORDER_ITEMS, RebuildTables.ORDER_STATUS_CHANGES);
    private static final String EVER_RAN = "select exists (select from ops.retention_runs where data = 'orders')";
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtext('shopstream.retention'))";

    private RetainedOrders() {}

    /**
     * @throws RebuildRefusedException if only some of the three tables would be replaced and retention of orders ever
     *     ran
     */
    public static void requireWholeOrders(Connection connection, Set<String> tables) throws SQLException {
        boolean isPartial = TABLES.stream().anyMatch(tables::contains) && !tables.containsAll(TABLES);
        if (isPartial && Sql.isTrue(connection, EVER_RAN)) {
            throw new RebuildRefusedException(
                    "retention has removed orders, and rebuilding only some tables would restore them partially",
                    "Rebuild orders, order_items and order_status_changes together");
        }
    }

    /** Blocks retention until the transaction ends; returns false if it is running. */
    static boolean lock(Connection connection) throws SQLException {
        return Sql.isTrue(connection, LOCK);
    }
}
