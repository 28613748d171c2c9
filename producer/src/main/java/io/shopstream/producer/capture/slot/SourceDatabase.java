package io.shopstream.producer.capture.slot;

import io.shopstream.producer.capture.tables.CapturedTables;
import io.shopstream.producer.capture.tables.TableLayout;
import io.shopstream.producer.database.DatabaseAddress;
import io.shopstream.producer.database.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inspects the tables and manages the replication slot on its own connection, not the engine's. Not thread-safe. */
public final class SourceDatabase implements AutoCloseable {
    private static final String APPLICATION = "shop-capture";
    private static final String IDENTITY = """
            select c.system_identifier::text, d.oid::bigint, d.datname
              from pg_control_system() c, pg_database d where d.datname = current_database()""";
    private static final String SLOT = """
            select s.database, s.plugin, s.active_pid, a.application_name, a.client_addr::text,
                   s.wal_status, s.invalidation_reason, s.confirmed_flush_lsn::text,
                   coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), s.restart_lsn), 0)::bigint
              from pg_replication_slots s left join pg_stat_activity a on a.pid = s.active_pid
             where s.slot_name = ?""";

    private final Connection connection;
    private final String slot;

    private SourceDatabase(Connection connection, String slot) {
        this.connection = connection;
        this.slot = slot;
    }

    public static SourceDatabase open(DatabaseAddress address, String slot) throws SQLException {
        return new SourceDatabase(address.connect(APPLICATION), slot);
    }

    public SourceIdentity identity(String layout) throws SQLException {
        return Sql.rows(
                        connection,
                        IDENTITY,
                        row -> new SourceIdentity(row.getString(1), row.getLong(2), row.getString(3), layout))
                .getFirst();
    }

    public TableLayout layout(CapturedTables tables) throws SQLException {
        return TableLayout.read(connection, tables);
    }

    /** Returns null if the slot does not exist. */
    public @Nullable SlotFacts slot() throws SQLException {
        List<SlotFacts> found = Sql.rows(connection, SLOT, SourceDatabase::facts, slot);
        return found.isEmpty() ? null : found.getFirst();
    }

    private static SlotFacts facts(ResultSet row) throws SQLException {
        String confirmed = row.getString(8);
        return new SlotFacts(
                row.getString(1),
                row.getString(2),
                holder(row.getString(3), row.getString(4), row.getString(5)),
                lost(row.getString(6), row.getString(7)),
                confirmed == null ? 0 : Lsns.number(confirmed),
                row.getLong(9));
    }

    private static @Nullable String holder(
            @Nullable String pid, @Nullable String application, @Nullable String address) {
        if (pid == null) {
            return null;
        }
        return "process " + pid + (application == null ? "" : " (" + application + ")")
                + (address == null ? "" : " from " + address);
    }

    private static @Nullable String lost(@Nullable String walStatus, @Nullable String reason) {
        if (reason != null) {
            return reason;
        }
        return "lost".equals(walStatus) ? "its write-ahead log was removed" : null;
    }

    /**
     * Drops the slot; does nothing if it does not exist.
     *
     * @throws SQLException if the slot is in use
     */
    public void dropSlot() throws SQLException {
        callForSlot("pg_drop_replication_slot(slot_name)");
    }

    /**
     * Terminates the server process that holds the slot. While it creates the slot it waits for every open transaction,
     * possibly for minutes, and cannot be stopped in another way.
     */
    public void endSlotHolder() throws SQLException {
        callForSlot("pg_terminate_backend(active_pid)");
    }

    private void callForSlot(String function) throws SQLException {
        Sql.rows(
                connection,
                "select " + function + " from pg_replication_slots where slot_name = ?",
                row -> row.getString(1),
                slot);
    }

    /**
     * Returns the version for every row of the next snapshot. A slot created after this call reserves its log at or
     * above this position, so every change that it streams has a higher LSN, including changes of transactions in
     * progress. Every change that an earlier slot streamed has a lower LSN, since it was already in the log.
     */
    public long snapshotVersion() throws SQLException {
        // The message advances the log, so that two snapshots never share a version.
        return Sql.rows(
                        connection,
                        "select pg_logical_emit_message(false, 'shop-capture', 'snapshot')::text",
                        row -> Lsns.number(row.getString(1)))
                .getFirst();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
