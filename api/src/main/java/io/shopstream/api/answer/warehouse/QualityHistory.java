package io.shopstream.api.answer.warehouse;

import io.shopstream.api.answer.Tabular;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The score of each run of the quality checks that is kept, a hundred or so, the oldest first.
 *
 * @param asOf end of the last run
 */
public record QualityHistory(List<ScoredRun> items, Instant asOf) implements Tabular {
    public QualityHistory {
        items = List.copyOf(items);
    }

    /**
     * One run.
     *
     * @param score percent, rounded down; 100 only if nothing failed
     * @param failed checks that failed
     * @param notJudged checks that could not be evaluated
     * @param checkedAt end of the run
     */
    public record ScoredRun(long runId, BigDecimal score, long failed, long notJudged, Instant checkedAt) {}

    @Override
    public String tableName() {
        return "quality-history";
    }

    @Override
    public List<String> columns() {
        return List.of("run_id", "score", "failed", "not_judged", "checked_at");
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        items.forEach(
                run -> row.accept(List.of(run.runId(), run.score(), run.failed(), run.notJudged(), run.checkedAt())));
    }
}
