package io.shopstream.api.answer.warehouse;

import io.shopstream.api.answer.Tabular;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The last run of the quality checks, with the profiles of the last run that computed any, at most a day earlier.
 *
 * @param score percent: 100 less the points of all terms, rounded down; 100 only if nothing failed
 * @param terms the deductions; empty at 100
 * @param failed checks that failed
 * @param notJudged checks that could not be evaluated
 * @param asOf end of the run
 */
public record QualityReport(
        long runId,
        BigDecimal score,
        List<Term> terms,
        long failed,
        long notJudged,
        List<QualityCheck> checks,
        Instant asOf)
        implements Tabular {
    private static final List<String> COLUMNS =
            List.of("run_id", "name", "stage", "table", "checked", "failed", "judged", "score", "detail", "checked_at");

    /** Points deducted for one check, and their calculation, such as {@code 100 x 3/97 x 2/1000}. */
    public record Term(String check, BigDecimal points, String arithmetic) {}

    public QualityReport {
        terms = List.copyOf(terms);
        checks = List.copyOf(checks);
    }

    @Override
    public String tableName() {
        return "quality-checks";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        checks.forEach(check -> row.accept(List.of(
                runId,
                check.name(),
                check.stage(),
                check.table(),
                check.checked(),
                check.failed(),
                check.judged(),
                check.score(),
                check.detail(),
                check.checkedAt())));
    }
}
