package io.shopstream.sink.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Retention removes an order together with its lines and changes of state. A rebuild brings removed ones back until
 * retention runs again, so it must bring all three back, or none.
 */
final class RetainedOrders {
    private static final Set<String> TABLES =
            Set.of(RebuildTables.ORDERS, RebuildTables.ORDER_ITEMS, RebuildTables.ORDER_STATUS_CHANGES);
    private static final String EVER_RAN = "select 1 from ops.retention_runs where data = 'orders' limit 1";
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtext('shopstream.retention'))";

    private RetainedOrders() {}

    /** @throws RebuildRefusedException if only some of the three would be replaced, and some orders are removed */
    static void refuseParts(Connection connection, Set<String> tables) throws SQLException {
        boolean some = TABLES.stream().anyMatch(tables::contains) && !tables.containsAll(TABLES);
        if (some && !Sql.texts(connection, EVER_RAN).isEmpty()) {
            throw new RebuildRefusedException(
                    "retention has removed orders, and a rebuild of some of their tables would bring back parts of them",
                    "Rebuild orders, order_items and order_status_changes together");
        }
    }

    /** Keeps retention away until the transaction ends; false if it is at work. */
    static boolean lock(Connection connection) throws SQLException {
        return "t".equals(Sql.texts(connection, LOCK).getFirst());
    }
}
