package io.shopstream.api.reports.kind;

import io.shopstream.api.answer.warehouse.QualityHistory;
import io.shopstream.api.answer.warehouse.QualityReport;
import io.shopstream.api.reports.content.Finding;
import io.shopstream.api.reports.content.Finding.Tone;
import io.shopstream.api.reports.content.Paragraph;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.part.QualityParts;
import io.shopstream.api.reports.rule.QualityRules;
import io.shopstream.api.warehouse.QualityQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last run of the quality checks, whatever the period. */
final class ChecksReport {
    private static final String TITLE = "Data quality";
    private static final List<String> METHOD = Method.of(
            "The checks compare what was read with what the warehouse has, and the aggregates with the facts. The score is"
                    + " 100 less the deductions, rounded down: 100 only if nothing failed. A check that could not be judged"
                    + " is not in the score.",
            "The report is of the last run before it was made, not of the period.");

    private ChecksReport() {}

    static Content of(Scope scope) {
        Optional<QualityReport> report = QualityQuery.lastRun(scope.snapshot());
        Optional<QualityHistory> history = QualityQuery.history(scope.snapshot());
        if (report.isEmpty() || history.isEmpty()) {
            return new Content(
                    TITLE,
                    List.of(),
                    List.of(new Section("Checks", List.of(new Paragraph("The checks have not run yet.")))),
                    List.of(),
                    METHOD);
        }
        return new Content(
                TITLE,
                findings(report.get(), scope),
                QualityParts.of(report.get(), history.get()),
                QualityRules.of(report.get(), scope.words()),
                METHOD);
    }

    private static List<Finding> findings(QualityReport report, Scope scope) {
        List<Finding> findings = new ArrayList<>();
        if (report.failed() > 0) {
            findings.add(new Finding(
                    "%s of the checks failed; the score is %s of 100."
                            .formatted(
                                    scope.words().count(report.failed()),
                                    report.score().stripTrailingZeros().toPlainString()),
                    Tone.BAD));
        }
        if (report.notJudged() > 0) {
            findings.add(new Finding(
                    "%s of the checks could not be judged."
                            .formatted(scope.words().count(report.notJudged())),
                    Tone.NEUTRAL));
        }
        return findings;
    }
}
