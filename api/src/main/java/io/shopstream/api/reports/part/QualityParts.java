package io.shopstream.api.reports.part;

import io.shopstream.api.answer.warehouse.QualityCheck;
import io.shopstream.api.answer.warehouse.QualityHistory;
import io.shopstream.api.answer.warehouse.QualityHistory.ScoredRun;
import io.shopstream.api.answer.warehouse.QualityReport;
import io.shopstream.api.reports.content.Block;
import io.shopstream.api.reports.content.Figures.Figure;
import io.shopstream.api.reports.content.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the quality checks of the warehouse found. */
public final class QualityParts {
    private static final String PROFILE = "PROFILE";

    private QualityParts() {}

    public static List<Section> of(QualityReport report, QualityHistory history) {
        List<QualityCheck> checks = report.checks().stream()
                .filter(check -> !check.stage().equals(PROFILE))
                .toList();
        List<Section> sections = new ArrayList<>();
        sections.add(KeyFigures.section(List.of(
                // Of a hundred, not rounded up: a share would be.
                new Figure("Score", Values.number(report.score()), null),
                new Figure("Checks", Values.count((long) checks.size()), null),
                new Figure("Failed", Values.count(report.failed()), null),
                new Figure("Not judged", Values.count(report.notJudged()), null))));
        sections.add(new Section("Checks", tables(checks)));
        if (!report.terms().isEmpty()) {
            sections.add(new Section(
                    "Deductions",
                    List.of(TableBuilder.<QualityReport.Term>of("deductions", "What the score is made of")
                            .with("check", "Check", term -> Values.text(term.check()))
                            .with("points", "Points", term -> Values.number(term.points()))
                            .with("arithmetic", "Arithmetic", term -> Values.text(term.arithmetic()))
                            .rows(report.terms()))));
        }
        sections.add(new Section("Former runs", List.of(runs(history))));
        return sections;
    }

    // Details are sentences: as one more column they would be a word wide.
    private static List<Block> tables(List<QualityCheck> checks) {
        List<QualityCheck> told =
                checks.stream().filter(check -> !check.detail().isEmpty()).toList();
        return told.isEmpty()
                ? List.of(table(checks))
                : List.of(
                        table(checks),
                        TableBuilder.<QualityCheck>of("check-details", "What the checks found")
                                .with("name", "Check", check -> Values.text(check.name()))
                                .with("detail", "Detail", check -> Values.text(check.detail()))
                                .rows(told));
    }

    private static Block table(List<QualityCheck> checks) {
        return TableBuilder.<QualityCheck>of("checks", "Checks of the last run")
                .with("name", "Check", check -> Values.text(check.name()))
                .with(
                        "stage",
                        "Stage",
                        check -> Values.text(SegmentParts.words(check.stage().toLowerCase(Locale.ROOT))))
                .with("table", "Table", check -> Values.text(check.table()))
                .with("checked", "Checked", check -> Values.count(check.checked()))
                .with("failed", "Failed", check -> Values.count(check.failed()))
                .with("judged", "Judged", check -> Values.text(check.judged() ? "yes" : "no"))
                .rows(checks);
    }

    private static Block runs(QualityHistory history) {
        return TableBuilder.<ScoredRun>of("runs", "Scores of the runs that are kept")
                .with("checked_at", "Time", run -> Values.time(run.checkedAt()))
                .with("score", "Score", run -> Values.number(run.score()))
                .with("failed", "Failed", run -> Values.count(run.failed()))
                .with("not_judged", "Not judged", run -> Values.count(run.notJudged()))
                .rows(history.items().reversed());
    }
}
