package io.shopstream.bench.idle.sample;

import io.shopstream.bench.idle.sample.PostgresCounters.Database;
import io.shopstream.embedded.postgres.EmbeddedPostgres;
import io.shopstream.local.console.CommandFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Reads statistics of a shop's PostgreSQL server, connected to a database that the shop does not use. */
public final class ShopPostgres implements AutoCloseable {
    private static final String TIMEOUT_SECONDS = "30";
    private static final String DATABASES = """
            select datname, xact_commit + xact_rollback, tup_inserted + tup_updated + tup_deleted
            from pg_stat_database where datname is not null and datname not like 'template%'""";
    // The WAL position, since idle processes report their WAL statistics late.
    private static final String WAL = """
            select pg_current_wal_insert_lsn() - '0/0'::pg_lsn, (select sum(fsyncs) from pg_stat_io where object = 'wal')""";
    private static final String BACKENDS = """
            select pid, case when backend_type in ('client backend', 'walsender')
                then case backend_type when 'walsender' then 'walsender ' else '' end
                    || coalesce(nullif(application_name, ''), usename) || ' (' || coalesce(datname, '') || ')'
                else backend_type end
            from pg_stat_activity""";

    private final Connection connection;

    private ShopPostgres(Connection connection) {
        this.connection = connection;
    }

    /** @param database JDBC address of any database of the server */
    public static ShopPostgres connect(String database) {
        Properties properties = new Properties();
        properties.setProperty("user", EmbeddedPostgres.USER);
        properties.setProperty("ApplicationName", "bench-idle");
        properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
        properties.setProperty("socketTimeout", TIMEOUT_SECONDS);
        String server = database.substring(0, database.lastIndexOf('/') + 1);
        try {
            return new ShopPostgres(DriverManager.getConnection(server + "postgres", properties));
        } catch (SQLException e) {
            throw new CommandFailure("the shop's PostgreSQL does not answer: " + e.getMessage(), e);
        }
    }

    PostgresCounters counters() {
        try (Statement statement = connection.createStatement()) {
            Map<String, Database> databases = new HashMap<>();
            try (ResultSet rows = statement.executeQuery(DATABASES)) {
                while (rows.next()) {
                    databases.put(rows.getString(1), new Database(rows.getLong(2), rows.getLong(3)));
                }
            }
            Map<Long, String> backends = new HashMap<>();
            try (ResultSet rows = statement.executeQuery(BACKENDS)) {
                while (rows.next()) {
                    backends.put(rows.getLong(1), rows.getString(2));
                }
            }
            try (ResultSet wal = statement.executeQuery(WAL)) {
                wal.next();
                return new PostgresCounters(databases, wal.getLong(1), wal.getLong(2), backends);
            }
        } catch (SQLException e) {
            throw new CommandFailure("the shop's PostgreSQL does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // The server may have ended before.
        }
    }
}
