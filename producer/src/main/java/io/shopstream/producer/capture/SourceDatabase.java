package io.shopstream.producer.capture;

import io.shopstream.producer.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Inspects the tables and manages the replication slot on its own connection, not the engine's. Not thread-safe. */
final class SourceDatabase implements AutoCloseable {
    private static final String APPLICATION = "shop-capture";
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

    static SourceDatabase open(DatabaseAddress address, String slot) throws SQLException {
        return new SourceDatabase(address.connect(APPLICATION), slot);
    }

    SourceIdentity identity(String layout) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("""
                        select c.system_identifier::text, d.oid::bigint, d.datname
                          from pg_control_system() c, pg_database d where d.datname = current_database()""")) {
            result.next();
            return new SourceIdentity(result.getString(1), result.getLong(2), result.getString(3), layout);
        }
    }

    TableLayout layout(CapturedTables tables) throws SQLException {
        return TableLayout.read(connection, tables);
    }

    /** Returns null if the slot does not exist. */
    @Nullable SlotFacts slot() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SLOT)) {
            statement.setString(1, slot);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? facts(result) : null;
            }
        }
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
    void dropSlot() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = ?")) {
            statement.setString(1, slot);
            statement.execute();
        }
    }

    /**
     * Terminates the server process that holds the slot. While it creates the slot it waits for every open transaction,
     * possibly for minutes, and cannot be stopped in another way.
     */
    void endSlotHolder() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = ?")) {
            statement.setString(1, slot);
            statement.execute();
        }
    }

    /**
     * Returns the version for every row of the next snapshot. A slot created after this call reserves its log at or
     * above this position, so every change that it streams has a higher LSN, including changes of transactions in
     * progress. Every change that an earlier slot streamed has a lower LSN, since it was already in the log.
     */
    long snapshotVersion() throws SQLException {
        // The message advances the log, so that two snapshots never share a version.
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "select pg_logical_emit_message(false, 'shop-capture', 'snapshot')::text")) {
            result.next();
            return Lsns.number(result.getString(1));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
