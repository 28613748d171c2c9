package io.shopstream.sink.housekeeping;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Writes {@code ops.retention_runs}. Commits on a connection without autocommit. */
final class RetentionRepository {
    private static final String BEGIN = """
            insert into ops.retention_runs (data, kept_since, started_at, finished_at, partitions, rows, problem)
            values (?, ?, ?, ?, 0, 0, 'at work, or killed') returning run_id
            """;
    private static final String END = """
            update ops.retention_runs set finished_at = ?, partitions = ?, rows = ?, problem = ? where run_id = ?
            """;
    private static final String LAST = """
            select kept_since, finished_at, partitions, rows, problem from ops.retention_runs
            where data = ? order by finished_at desc, run_id desc limit 1
            """;

    private final Connection connection;

    RetentionRepository(Connection connection) {
        this.connection = connection;
    }

    /**
     * Records the run. Call it before removing anything, because comparisons must know the cut-off.
     *
     * @return the run id
     */
    long begin(RetainedData data, Instant keptSince, Instant startedAt) throws SQLException {
        long runId;
        try (PreparedStatement insert = connection.prepareStatement(BEGIN)) {
            insert.setString(1, data.code());
            insert.setObject(2, utc(keptSince));
            insert.setObject(3, utc(startedAt));
            insert.setObject(4, utc(startedAt));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                runId = row.getLong(1);
            }
        }
        connection.commit();
        return runId;
    }

    void end(long runId, RetentionRun run) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(END)) {
            update.setObject(1, utc(run.finishedAt()));
            update.setInt(2, run.partitions());
            update.setLong(3, run.rows());
            update.setString(4, run.problem());
            update.setLong(5, runId);
            update.executeUpdate();
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
