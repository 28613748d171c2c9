package io.shopstream.sink.quality;

import io.shopstream.sink.quality.check.QualityCheck;
import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs checks over one connection, which it only reads from. Every statement is its own transaction, because a long
 * transaction would prevent vacuum from removing the live load's dead rows.
 */
public final class CheckRunner {
    private static final int CULPRITS_NAMED = 3;
    private static final int MAX_DIFFERENCES = 10_000;
    private static final int ROUNDS = 5;
    private static final String CANCELLED = "57014";
    private static final String SYNTAX_OR_ACCESS = "42";

    private final Connection connection;
    private final PipelineWait pipelineWait;
    private final Duration roundPause;
    private final Clock clock;
    // Once the pipeline is found behind, it counts as behind for the rest of the run.
    private boolean behind;

    /**
     * @param connection owned by the caller, auto-commit off
     * @param roundPause pause between two queries for the same differences
     */
    public CheckRunner(Connection connection, PipelineWait pipelineWait, Duration roundPause, Clock clock) {
        this.connection = connection;
        this.pipelineWait = pipelineWait;
        this.roundPause = roundPause;
        this.clock = clock;
    }

    /**
     * Runs a check. A check that exceeds the statement_timeout of the session is not judged; one whose table or column
     * is missing fails.
     *
     * @throws SQLException if the database is unavailable or rejects the query
     */
    public CheckResult run(QualityCheck check) throws SQLException, InterruptedException {
        try {
            return switch (check) {
                case QualityCheck.Rows rows -> rows(rows);
                case QualityCheck.Compared compared -> compared(compared);
                case QualityCheck.Profile profile -> profile(profile);
                case QualityCheck.Observed observed -> observed(observed);
            };
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            connection.rollback();
            if (state.equals(CANCELLED)) {
                return notJudged(check, "took longer than the session's statement_timeout");
            }
            if (state.startsWith(SYNTAX_OR_ACCESS)) {
                return result(check, 1, 1, "a table or column is missing or forbidden (SQLSTATE " + state + ")", "{}");
            }
            throw e;
        }
    }

    private CheckResult rows(QualityCheck.Rows check) throws SQLException {
        String sql = """
                with broken as materialized (%s)
                select (%s) as checked, (select count(*) from broken) as failed,
                       array(select culprit::text from broken limit %d) as culprits, (%s)::text as measured
                """.formatted(
                        check.broken(),
                        check.checked(),
                        CULPRITS_NAMED,
                        check.measured() == null ? "select '{}'" : check.measured());
        return query(sql, row -> {
                    long failed = row.getLong("failed");
                    List<String> culprits =
                            List.of((String[]) row.getArray("culprits").getArray());
                    return result(
                            check, row.getLong("checked"), failed, named(culprits, failed), row.getString("measured"));
                })
                .getFirst();
    }

    private CheckResult compared(QualityCheck.Compared check) throws SQLException, InterruptedException {
        Set<String> persisting = differences(check);
        int seen = persisting.size();
        if (!persisting.isEmpty() && !isPipelineDone()) {
            return notJudged(check, seen + " differences, but streams or a loader is behind the topics");
        }
        for (int round = 0; round < ROUNDS && !persisting.isEmpty(); round++) {
            if (round > 0) {
                Thread.sleep(roundPause);
            }
            persisting.retainAll(differences(check));
        }
        long checked = number(check.checked());
        String measured = "{\"in_motion\": %d}".formatted(seen - persisting.size());
        List<String> culprits = persisting.stream().limit(CULPRITS_NAMED).toList();
        String detail = named(culprits, persisting.size());
        if (seen == MAX_DIFFERENCES && !persisting.isEmpty()) {
            detail += ", of the first " + MAX_DIFFERENCES + " differences";
        }
        return result(check, checked, persisting.size(), detail, measured);
    }

    private boolean isPipelineDone() throws SQLException, InterruptedException {
        behind = behind || !pipelineWait.untilProcessed();
        return !behind;
    }

    private Set<String> differences(QualityCheck.Compared check) throws SQLException {
        String sql = "select culprit from (" + check.differing() + ") as differing order by 1 limit " + MAX_DIFFERENCES;
        return new LinkedHashSet<>(query(sql, row -> row.getString(1)));
    }

    private CheckResult observed(QualityCheck.Observed check) throws SQLException {
        return query(check.query(), row -> {
                    long seen = row.getLong("seen");
                    List<String> culprits = Arrays.stream(
                                    (String[]) row.getArray("culprits").getArray())
                            .limit(CULPRITS_NAMED)
                            .toList();
                    String detail = seen == 0 ? "none" : named(culprits, seen);
                    return result(check, row.getLong("checked"), 0, detail, row.getString("measured"));
                })
                .getFirst();
    }

    private CheckResult profile(QualityCheck.Profile check) throws SQLException {
        long estimate = number(ProfileSql.estimate(check.table()));
        return query(ProfileSql.of(check, estimate), row -> {
                    long rows = row.getLong("rows");
                    return result(check, rows, 0, rows + " rows profiled", row.getString("measured"));
                })
                .getFirst();
    }

    private long number(String sql) throws SQLException {
        return query(sql, row -> row.getLong(1)).getFirst();
    }

    private <R> List<R> query(String sql, Sql.RowMapper<R> mapper) throws SQLException {
        try {
            return Sql.list(connection, sql, mapper);
        } finally {
            connection.rollback();
        }
    }

    private static String named(List<String> culprits, long failed) {
        List<String> parts = new ArrayList<>(culprits);
        if (failed > culprits.size()) {
            parts.add("and " + (failed - culprits.size()) + " more");
        }
        return String.join("; ", parts);
    }

    private CheckResult notJudged(QualityCheck check, String why) {
        return new CheckResult(check, false, 0, 0, "not judged: " + why, "{}", clock.instant());
    }

    private CheckResult result(QualityCheck check, long checked, long failed, String detail, String measured) {
        // More can fail than were counted, because things may be missing from the counted table.
        return new CheckResult(check, true, Math.max(checked, failed), failed, detail, measured, clock.instant());
    }
}
