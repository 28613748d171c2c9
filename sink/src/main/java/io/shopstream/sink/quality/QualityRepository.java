package io.shopstream.sink.quality;

import io.shopstream.schemas.query.QueryJson;
import io.shopstream.sink.quality.check.CheckStage;
import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        try {
            return Sql.isTrue(connection, PROFILED_SINCE, since);
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
        long run = Sql.number(connection, "select coalesce(max(run_id), 0) + 1 from ops.quality_checks");
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (CheckResult result : results) {
            rows.add(new @Nullable Object[] {
                run,
                result.check().name(),
                result.check().stage().name(),
                result.check().table(),
                result.checked(),
                result.failed(),
                result.judged(),
                result.score(),
                result.detail(),
                result.measured(),
                result.at()
            });
        }
        rows.add(scoreRow(run, results, score, took, at));
        Sql.updateAll(connection, INSERT, rows);
        Sql.update(connection, PRUNE, RUNS_KEPT);
        connection.commit();
        return run;
    }

    private static @Nullable Object[] scoreRow(
            long run, List<CheckResult> results, Score score, Duration took, Instant at) {
        List<CheckResult> canFail = results.stream()
                .filter(result -> result.check().stage() != CheckStage.PROFILE)
                .toList();
        long failed = canFail.stream().filter(CheckResult::isFailed).count();
        long unjudged = canFail.stream().filter(result -> !result.judged()).count();
        return new @Nullable Object[] {
            run,
            SCORE,
            "SCORE",
            "*",
            canFail.size(),
            failed,
            true,
            score.value(),
            "%d of %d checks failed, %d not judged".formatted(failed, canFail.size(), unjudged),
            QueryJson.mapper().writeValueAsString(new Measured(score.terms(), unjudged, took.toMillis())),
            at
        };
    }

    /** The JSON of the column {@code measured}, a public format. */
    private record Measured(List<Score.Term> terms, long notJudged, long tookMs) {}
}
