package io.shopstream.sink.housekeeping;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** {@code ops.retention_runs}. Commits on a connection without autocommit. */
final class RetentionBook {
    private static final String INSERT = """
            insert into ops.retention_runs (data, kept_since, started_at, finished_at, partitions, rows, problem)
            values (?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String LAST = """
            select kept_since, finished_at, partitions, rows, problem from ops.retention_runs
            where data = ? order by finished_at desc, run_id desc limit 1
            """;

    private final Connection connection;

    RetentionBook(Connection connection) {
        this.connection = connection;
    }

    void enter(RetainedData data, Instant startedAt, RetentionRun run) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, data.code());
            insert.setObject(2, utc(run.keptSince()));
            insert.setObject(3, utc(startedAt));
            insert.setObject(4, utc(run.finishedAt()));
            insert.setInt(5, run.partitions());
            insert.setLong(6, run.rows());
            insert.setString(7, run.problem());
            insert.executeUpdate();
        }
        connection.commit();
    }

    Optional<RetentionRun> last(RetainedData data) throws SQLException {
        Optional<RetentionRun> last = Optional.empty();
        try (PreparedStatement read = connection.prepareStatement(LAST)) {
            read.setString(1, data.code());
            try (ResultSet row = read.executeQuery()) {
                if (row.next()) {
                    last = Optional.of(new RetentionRun(
                            row.getObject(1, OffsetDateTime.class).toInstant(),
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getInt(3),
                            row.getLong(4),
                            row.getString(5)));
                }
            }
        }
        connection.commit();
        return last;
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
