package io.shopstream.api.warehouse;

import io.shopstream.api.answer.pipeline.PipelineStatus.Quality;
import io.shopstream.api.answer.warehouse.QualityCheck;
import io.shopstream.api.answer.warehouse.QualityHistory;
import io.shopstream.api.answer.warehouse.QualityHistory.ScoredRun;
import io.shopstream.api.answer.warehouse.QualityReport;
import io.shopstream.schemas.query.QueryJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** Reads the results of the sink's quality checks from {@code ops.quality_checks}. */
public final class QualityQuery {
    private static final String SCORE = "score";
    private static final String LAST_RUN = """
            select run_id, check_name, stage, table_name, checked, failed, judged, score, detail, measured, checked_at
            from ops.quality_checks
            where run_id = (select max(run_id) from ops.quality_checks where check_name = 'score')
               or stage = 'PROFILE' and run_id = (select max(run_id) from ops.quality_checks where stage = 'PROFILE')
            order by array_position(array['SCORE', 'INPUT', 'TRANSFORMATION', 'OUTPUT', 'PROFILE'], stage),
                     check_name""";
    private static final String LAST_SCORE = """
            select score, failed, measured, checked_at from ops.quality_checks where check_name = 'score'
            order by run_id desc limit 1""";

    private static final String SCORES = """
            select run_id, score, failed, measured, checked_at from ops.quality_checks where check_name = 'score'
            order by run_id""";

    private QualityQuery() {}

    private record Row(long runId, QualityCheck check, String measured) {}

    /** Column {@code measured} in the row of the score. */
    private record Sum(List<QualityReport.Term> terms, long notJudged) {}

    /** Empty before the first run. */
    public static Optional<QualityReport> lastRun(JdbcClient snapshot) {
        List<Row> rows =
                new ArrayList<>(snapshot.sql(LAST_RUN).query(QualityQuery::read).list());
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Row score = rows.removeFirst();
        Sum sum = sum(score.measured());
        return Optional.of(new QualityReport(
                score.runId(),
                score.check().score(),
                sum.terms(),
                score.check().failed(),
                sum.notJudged(),
                rows.stream().map(Row::check).toList(),
                score.check().checkedAt()));
    }

    /** Empty before the first run. */
    public static Optional<Quality> score(JdbcClient snapshot) {
        return snapshot.sql(LAST_SCORE).query(QualityQuery::readScore).optional();
    }

    /** The scores of all runs that are kept; empty before the first run. */
    public static Optional<QualityHistory> history(JdbcClient snapshot) {
        List<ScoredRun> runs = snapshot.sql(SCORES)
                .query((row, _) -> new ScoredRun(
                        row.getLong("run_id"),
                        row.getBigDecimal(SCORE),
                        row.getLong("failed"),
                        sum(row.getString("measured")).notJudged(),
                        Timestamps.instant(row, "checked_at")))
                .list();
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of(new QualityHistory(runs, runs.getLast().checkedAt()));
    }

    private static Quality readScore(ResultSet row, int number) throws SQLException {
        return new Quality(
                row.getBigDecimal(SCORE),
                row.getLong("failed"),
                sum(row.getString("measured")).notJudged(),
                Timestamps.instant(row, "checked_at"));
    }

    private static Sum sum(String measured) {
        return QueryJson.mapper().readValue(measured, Sum.class);
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        String measured = row.getString("measured");
        QualityCheck check = new QualityCheck(
                row.getString("check_name"),
                row.getString("stage"),
                row.getString("table_name"),
                row.getLong("checked"),
                row.getLong("failed"),
                row.getBoolean("judged"),
                row.getBigDecimal(SCORE),
                row.getString("detail"),
                QueryJson.mapper().readValue(measured, new TypeReference<Map<String, Object>>() {}),
                Timestamps.instant(row, "checked_at"));
        return new Row(row.getLong("run_id"), check, measured);
    }
}
