package io.shopstream.sink.quality;

import io.shopstream.schemas.query.QueryJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Writes {@code ops.quality_checks}: a run with all its rows, or nothing. The last hundred runs are kept. */
final class QualityRepository {
    static final String SCORE = "score";
    private static final int RUNS_KEPT = 100;
    private static final String INSERT = """
            insert into ops.quality_checks
              (run_id, check_name, stage, table_name, checked, failed, judged, score, detail, measured, checked_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)""";
    // The newest profile is always kept, because it is made only once a day.
    private static final String PRUNE = """
            delete from ops.quality_checks
            where run_id <= (select max(run_id) from ops.quality_checks) - ?
              and run_id <> coalesce((select max(run_id) from ops.quality_checks where stage = 'PROFILE'), 0)""";
    private static final String PROFILED_SINCE =
            "select exists (select from ops.quality_checks where stage = 'PROFILE' and checked_at > ?)";

    private QualityRepository() {}

    /** Whether a profile was made after the given time. */
    static boolean profiledSince(Connection connection, Instant since) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PROFILED_SINCE)) {
            statement.setObject(1, since.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } finally {
            connection.rollback();
        }
    }

    /**
     * Writes and commits a run.
     *
     * @return its id
     */
    static long write(Connection connection, List<CheckResult> results, Score score, Duration took, Instant at)
            throws SQLException {
        long run = nextRun(connection);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (CheckResult result : results) {
                bind(insert, run, result);
                insert.addBatch();
            }
            bindScore(insert, run, results, score, took, at);
            insert.addBatch();
            insert.executeBatch();
        }
        try (PreparedStatement prune = connection.prepareStatement(PRUNE)) {
            prune.setInt(1, RUNS_KEPT);
            prune.executeUpdate();
        }
        connection.commit();
        return run;
    }

    private static long nextRun(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(max(run_id), 0) + 1 from ops.quality_checks")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void bind(PreparedStatement insert, long run, CheckResult result) throws SQLException {
        insert.setLong(1, run);
        insert.setString(2, result.check().name());
        insert.setString(3, result.check().stage().name());
        insert.setString(4, result.check().table());
        insert.setLong(5, result.checked());
        insert.setLong(6, result.failed());
        insert.setBoolean(7, result.judged());
        insert.setBigDecimal(8, result.score());
        insert.setString(9, result.detail());
        insert.setString(10, result.measured());
        insert.setObject(11, result.at().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static void bindScore(
            PreparedStatement insert, long run, List<CheckResult> results, Score score, Duration took, Instant at)
            throws SQLException {
        List<CheckResult> canFail = results.stream()
                .filter(result -> result.check().stage() != CheckStage.PROFILE)
                .toList();
        long failed = canFail.stream().filter(CheckResult::isFailed).count();
        long unjudged = canFail.stream().filter(result -> !result.judged()).count();
        insert.setLong(1, run);
        insert.setString(2, SCORE);
        insert.setString(3, "SCORE");
        insert.setString(4, "*");
        insert.setLong(5, canFail.size());
        insert.setLong(6, failed);
        insert.setBoolean(7, true);
        insert.setBigDecimal(8, score.value());
        insert.setString(9, "%d of %d checks failed, %d not judged".formatted(failed, canFail.size(), unjudged));
        insert.setString(
                10, QueryJson.mapper().writeValueAsString(new Measured(score.terms(), unjudged, took.toMillis())));
        insert.setObject(11, at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    /** The JSON of the column {@code measured}, a public format. */
    private record Measured(List<Score.Term> terms, long notJudged, long tookMs) {}
}
