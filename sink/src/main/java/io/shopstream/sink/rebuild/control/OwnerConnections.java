package io.shopstream.sink.rebuild.control;

import io.shopstream.sink.staging.StagedRows;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import io.shopstream.sink.warehouse.Sql;
import io.shopstream.sink.warehouse.WarehouseAddress;
import io.shopstream.sink.warehouse.WarehouseSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Opens the connections of a run as the owner of the tables, under {@link #NAME} in {@code pg_stat_activity}. */
public final class OwnerConnections {
    public static final String NAME = "shop-sink-rebuild";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    // Without a search_path, names are returned qualified. Only the exchange waits for the disk. The connection checks
    // and keepalives let the server notice a dead client.
    private static final String OPTIONS = "-c search_path= -c timezone=UTC -c jit=off -c maintenance_work_mem=256MB"
            + " -c synchronous_commit=off"
            + " -c work_mem=64MB -c client_connection_check_interval=2s"
            + " -c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3";

    // Skipped without the privilege. With the short deadlock_timeout our session is the victim of a deadlock, not a
    // reader, and a blocking autovacuum is cancelled early. Compressing pages of new indexes by pglz saves little and
    // takes a seventh of the time.
    private static final List<String> PRIVILEGED = List.of(
            "set deadlock_timeout = '100ms'",
            "select set_config('wal_compression', 'off', false) where current_setting('wal_compression') = 'pglz'");

    private final WarehouseAddress owner;

    public OwnerConnections(WarehouseAddress owner) {
        this.owner = owner;
    }

    /** In autocommit and without a network timeout. */
    public Connection open() throws SQLException {
        Connection connection = owner.connect(NAME, OPTIONS);
        try {
            connection.setNetworkTimeout(Runnable::run, 0);
            for (String setting : PRIVILEGED) {
                try {
                    Sql.execute(connection, setting);
                } catch (SQLException e) {
                    if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                        throw e;
                    }
                }
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Not in autocommit, with the staging tables for merging. */
    public WarehouseSession session() throws SQLException {
        return WarehouseSession.open(
                owner, NAME, StagedRows.stagingTables(Set.of("warehouse", "mart")), FaultInjectionPoint.NONE);
    }
}
