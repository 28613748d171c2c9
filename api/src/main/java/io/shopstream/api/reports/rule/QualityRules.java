package io.shopstream.api.reports.rule;

import io.shopstream.api.answer.warehouse.QualityReport;
import io.shopstream.api.reports.content.Suggestion;
import io.shopstream.api.reports.finding.Words;
import java.util.List;

/** What to repair in the data. */
public final class QualityRules {
    private QualityRules() {}

    public static List<Suggestion> of(QualityReport report, Words words) {
        return report.checks().stream()
                .filter(check ->
                        check.judged() && check.failed() > 0 && !check.stage().equals("PROFILE"))
                .map(check -> new Suggestion(
                        "Look into %s of %s: %s of %s failed%s."
                                .formatted(
                                        check.name(),
                                        check.table(),
                                        words.count(check.failed()),
                                        words.count(check.checked()),
                                        check.detail().isEmpty() ? "" : ", such as " + check.detail()),
                        "A check found at least one failure."))
                .toList();
    }
}
