package io.shopstream.sink.warehouse;

import io.shopstream.sink.copy.BinaryCopy;
import io.shopstream.sink.staging.MergeSession;
import io.shopstream.sink.staging.NewRows;
import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.StagingTable;
import io.shopstream.sink.table.TableDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One connection of a loader, with its staging tables. Always in a transaction, which the caller ends. Discard the
 * session after a failure of the connection.
 */
public final class WarehouseSession implements MergeSession, AutoCloseable {
    // Rows and offsets commit together, and Kafka still has what a crash loses: there is no need to wait for the disk.
    private static final String OPTIONS = "-c synchronous_commit=off -c jit=off -c work_mem=64MB -c temp_buffers=64MB"
            + " -c timezone=UTC -c lock_timeout=30s -c statement_timeout=120s"
            // A frozen or unreachable loader keeps its ledger rows locked. The server ends its session: an idle one
            // after 75 s, which is longer than dead letters may take, an unreachable one within a minute.
            + " -c idle_in_transaction_session_timeout=75s"
            + " -c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3";

    private static final String UNIQUE_VIOLATION = "23505";
    // The identity of the tables: a rebuild puts other tables under these names.
    private static final String DIMENSIONS = "select concat_ws(' ', to_regclass('warehouse.users')::oid,"
            + " to_regclass('warehouse.categories')::oid, to_regclass('warehouse.products')::oid,"
            + " to_regclass('warehouse.campaigns')::oid)";

    private final Connection connection;
    private final FaultInjectionPoint faultInjectionPoint;
    private final BinaryCopy binaryCopy = new BinaryCopy();
    private final KnownIds knownIds = new KnownIds();
    private String dimensionTables = "";
    private final DirectInserts directInserts = new DirectInserts();
    private final Map<TableDefinition<?>, Set<LocalDate>> knownMonths = new HashMap<>();

    private WarehouseSession(Connection connection, FaultInjectionPoint faultInjectionPoint) {
        this.connection = connection;
        this.faultInjectionPoint = faultInjectionPoint;
    }

    public static WarehouseSession open(
            WarehouseAddress address,
            String applicationName,
            List<StagingTable<?>> staging,
            FaultInjectionPoint faultInjectionPoint)
            throws SQLException {
        Connection connection = address.connect(applicationName, OPTIONS);
        try (Statement statement = connection.createStatement()) {
            for (StagingTable<?> table : staging) {
                statement.addBatch(table.createSql());
            }
            statement.addBatch(MergeSql.CREATE_CHANGED_ORDERS);
            statement.executeBatch();
            connection.setAutoCommit(false);
            return new WarehouseSession(connection, faultInjectionPoint);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Creates the partitions of months that are missing, and commits. In transactions of their own, before the rows, so
     * that every session sees a month before it has rows (ADR 035).
     *
     * @param months first days of UTC months, by table
     */
    public void makeMonths(Map<TableDefinition<?>, Set<LocalDate>> months) throws SQLException {
        for (var needed : months.entrySet()) {
            Set<LocalDate> known = knownMonths.computeIfAbsent(needed.getKey(), table -> new HashSet<>());
            if (known.containsAll(needed.getValue())) {
                continue;
            }
            Sql.execute(connection, MergeSql.RUNNING.makeMonths(needed.getKey(), needed.getValue()));
            connection.commit();
            // Also if another session has made them: it may not have announced them yet, or never will.
            Sql.execute(connection, MergeSql.announceMonths(needed.getKey()));
            connection.commit();
            known.addAll(needed.getValue());
        }
    }

    @Override
    public <R> void copy(StagingTable<R> table, Collection<? extends R> rows) throws SQLException {
        binaryCopy.copy(
                connection,
                table.copySql(),
                table.fields(),
                rows,
                table,
                () -> faultInjectionPoint.reached(FaultInjectionPoint.Point.BEFORE_COPY_END));
        faultInjectionPoint.reached(FaultInjectionPoint.Point.AFTER_COPY);
    }

    @Override
    public <R> long insertNew(StagingTable<R> table, MergeSql sql, Collection<? extends R> rows) throws SQLException {
        if (tryInsert(sql, List.of(new NewRows<>(table.target(), rows)))) {
            return rows.size();
        }
        copy(table, rows);
        return execute(sql.insertNew(table.target()));
    }

    @Override
    public boolean tryInsert(MergeSql sql, List<NewRows<?>> rows) throws SQLException {
        String table = rows.getFirst().table().table();
        if (!directInserts.mayTry(table)) {
            return false;
        }
        Savepoint before = connection.setSavepoint();
        try {
            for (NewRows<?> each : rows) {
                insert(sql, each);
            }
            connection.releaseSavepoint(before);
            directInserts.succeeded(table);
            return true;
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
            directInserts.foundExistingRow(table);
            return false;
        }
    }

    private <R> void insert(MergeSql sql, NewRows<R> news) throws SQLException {
        TableDefinition<R> target = news.table();
        binaryCopy.copy(
                connection,
                sql.copy(target),
                target.columns().size(),
                news.rows(),
                target,
                () -> faultInjectionPoint.reached(FaultInjectionPoint.Point.BEFORE_COPY_END));
        faultInjectionPoint.reached(FaultInjectionPoint.Point.AFTER_COPY);
    }

    @Override
    public Set<String> selectIds(String query, Collection<String> ids) throws SQLException {
        return new HashSet<>(Sql.texts(connection, query, ids));
    }

    /**
     * Clears the known ids if a rebuild has exchanged the dimension tables. Call it while the ledger rows are locked: a
     * rebuild locks them, too, before it exchanges tables, so the ids stay valid until the transaction ends.
     */
    public void checkDimensionTables() throws SQLException {
        String now = Sql.one(connection, DIMENSIONS, row -> row.getString(1));
        if (!now.equals(dimensionTables)) {
            knownIds.forget();
            dimensionTables = now;
        }
    }

    @Override
    public boolean isKnown(TableDefinition<?> dimension, String id) {
        return knownIds.contains(dimension.table(), id);
    }

    @Override
    public void wrote(TableDefinition<?> dimension, String id) {
        knownIds.written(dimension.table(), id);
    }

    @Override
    public long execute(String sql) throws SQLException {
        return Sql.update(connection, sql);
    }

    @Override
    public boolean isTrue(String query) throws SQLException {
        return Sql.isTrue(connection, query);
    }

    public Connection connection() {
        return connection;
    }

    public void commit() throws SQLException {
        faultInjectionPoint.reached(FaultInjectionPoint.Point.BEFORE_COMMIT);
        connection.commit();
        knownIds.committed();
        faultInjectionPoint.reached(FaultInjectionPoint.Point.AFTER_COMMIT);
    }

    public void rollback() throws SQLException {
        knownIds.rolledBack();
        // The failure may be that a month has been dropped.
        knownMonths.clear();
        connection.rollback();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // The server rolls back the open transaction when the socket closes.
        }
    }
}
