package io.shopstream.bench.sink;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Samples ten times a second what the connections to one database do. Write-ahead log of other databases counts too, so
 * nothing else should run on the server.
 */
final class ServerWatch implements AutoCloseable {
    private static final long PAUSE_MILLIS = 100;
    private static final String ACTIVITY = """
            select state, coalesce(wait_event_type, ''), coalesce(wait_event, ''), pg_current_wal_lsn() - '0/0'::pg_lsn
            from pg_stat_activity
            where datname = ? and backend_type = 'client backend' and state is not null""";

    private final Connection connection;
    private final String database;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private final Map<ServerWork.Doing, Long> samples = new EnumMap<>(ServerWork.Doing.class);
    private long firstWal = -1;
    private long lastWal = -1;
    private @Nullable SQLException failure;

    /** @param server JDBC address of another database of the same server */
    ServerWatch(String server, String database) throws SQLException {
        this.connection = DriverManager.getConnection(server);
        this.database = database;
        this.thread = Thread.ofPlatform().name("bench-server-watch").start(this::watch);
    }

    private void watch() {
        try (PreparedStatement activity = connection.prepareStatement(ACTIVITY)) {
            activity.setString(1, database);
            do {
                sample(activity);
            } while (!ended.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (SQLException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sample(PreparedStatement activity) throws SQLException {
        try (ResultSet rows = activity.executeQuery()) {
            while (rows.next()) {
                samples.merge(
                        ServerWork.Doing.of(rows.getString(1), rows.getString(2), rows.getString(3)), 1L, Long::sum);
                lastWal = rows.getLong(4);
                firstWal = firstWal < 0 ? lastWal : firstWal;
            }
        }
    }

    /** Ends the watch and returns its samples. */
    ServerWork work() throws SQLException, InterruptedException {
        ended.countDown();
        thread.join();
        if (failure != null) {
            throw failure;
        }
        return new ServerWork(samples, lastWal - firstWal);
    }

    @Override
    public void close() throws SQLException {
        ended.countDown();
        connection.close();
    }
}
