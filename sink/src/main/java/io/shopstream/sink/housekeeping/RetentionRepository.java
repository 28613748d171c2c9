package io.shopstream.sink.housekeeping;

import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
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
        long runId = Sql.number(connection, BEGIN, data.code(), keptSince, startedAt, startedAt);
        connection.commit();
        return runId;
    }

    void end(long runId, RetentionRun run) throws SQLException {
        Sql.update(connection, END, run.finishedAt(), run.partitions(), run.rows(), run.problem(), runId);
        connection.commit();
    }

    Optional<RetentionRun> last(RetainedData data) throws SQLException {
        Optional<RetentionRun> last = Sql.list(
                        connection,
                        LAST,
                        row -> new RetentionRun(
                                Sql.instant(row, 1),
                                Sql.instant(row, 2),
                                row.getInt(3),
                                row.getLong(4),
                                row.getString(5)),
                        data.code())
                .stream()
                .findFirst();
        connection.commit();
        return last;
    }
}
