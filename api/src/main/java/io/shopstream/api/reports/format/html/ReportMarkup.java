package io.shopstream.api.reports.format.html;

import io.shopstream.api.params.TimeRange;
import io.shopstream.api.reports.content.Block;
import io.shopstream.api.reports.content.Chart;
import io.shopstream.api.reports.content.Figures;
import io.shopstream.api.reports.content.Finding;
import io.shopstream.api.reports.content.LogPosition;
import io.shopstream.api.reports.content.Paragraph;
import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.content.Suggestion;
import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.content.Value;
import io.shopstream.api.reports.format.ReportText;
import io.shopstream.api.reports.format.chart.ChartScripts;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people read of a report, as markup: the same in a browser and on paper, but for the pictures. */
public final class ReportMarkup {
    private static final String DETAIL = "%s: %s rows, in the HTML, Excel and CSV files of this report.";
    private static final String NO_RULE = "No rule applies to these figures.";

    private final Report report;
    private final ReportText text;
    private final ChartMarkup charts;
    private final boolean isPaper;
    private final Markup out = new Markup();
    private int chartsSoFar;

    /** The picture of a chart. */
    @FunctionalInterface
    public interface ChartMarkup {
        /** @param number of the chart in the report, from 0 */
        void write(Markup out, Chart chart, int number);
    }

    private ReportMarkup(Report report, ChartMarkup charts, boolean isPaper) {
        this.report = report;
        this.text = ReportText.of(report);
        this.charts = charts;
        this.isPaper = isPaper;
    }

    /** For a browser. */
    static String ofPage(Report report, ChartMarkup charts) {
        return of(report, charts, false);
    }

    /** Without the tables that nobody reads on paper. */
    public static String ofPaper(Report report, ChartMarkup charts) {
        return of(report, charts, true);
    }

    private static String of(Report report, ChartMarkup charts, boolean isPaper) {
        ReportMarkup body = new ReportMarkup(report, charts, isPaper);
        body.write();
        return body.out.toString();
    }

    private void write() {
        out.open("header", "class", "title");
        title();
        out.close().line();
        findings();
        for (int i = 0; i < report.sections().size(); i++) {
            section(report.sections().get(i), "section-" + (i + 1));
        }
        suggestions();
        method();
    }

    private void title() {
        out.element("p", "Shopstream report", "class", "kicker");
        out.element("h1", report.title());
        out.element("p", text.period(report.period().range()), "class", "period")
                .line();
        if (report.incomplete() != null) {
            out.open("p", "class", "incomplete", "role", "note");
            out.element("strong", "Incomplete. ")
                    .text(report.incomplete())
                    .close()
                    .line();
        }
        out.open("table", "class", "facts").open("tbody").line();
        facts().forEach(fact -> out.open("tr")
                .element("th", fact.name(), "scope", "row")
                .element("td", fact.value())
                .close()
                .line());
        out.close().close().line();
    }

    private record Fact(String name, String value) {}

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Period", exactly(report.period().range())));
        TimeRange former = report.period().former();
        facts.add(new Fact(
                "Compared with",
                former == null ? "nothing" : "%s (%s)".formatted(text.period(former), exactly(former))));
        facts.add(new Fact("Currency", report.currency()));
        facts.add(new Fact("Of", report.filters().isEmpty() ? "the whole shop" : String.join("; ", report.filters())));
        facts.add(new Fact("Generated", text.timeAndZone(report.generatedAt())));
        facts.add(new Fact("Data as of", text.timeAndZone(report.asOf())));
        if (!report.log().isEmpty()) {
            facts.add(new Fact("Log position", "before the offsets at the end of this report"));
        }
        return facts;
    }

    // Half-open, so that no day can be counted twice or not at all.
    private String exactly(TimeRange range) {
        return "from %s, before %s, %s"
                .formatted(
                        text.time(range.from()),
                        text.time(range.to()),
                        report.period().zone().getId());
    }

    private void positions() {
        out.element("h3", "Position in the log").line();
        out.element("p", "All records before these offsets are loaded or rejected.")
                .line();
        out.open("table", "class", "facts positions").open("tbody").line();
        report.log().stream()
                .collect(Collectors.groupingBy(LogPosition::topic, TreeMap::new, Collectors.toList()))
                .forEach((topic, positions) -> out.open("tr")
                        .element("th", topic, "scope", "row")
                        .element("td", "before offset " + offsets(positions))
                        .close()
                        .line());
        out.close().close().line();
    }

    private static String offsets(List<LogPosition> positions) {
        return positions.stream()
                .sorted((a, b) -> Integer.compare(a.partition(), b.partition()))
                .map(position -> "%s of partition %s".formatted(position.offset(), position.partition()))
                .collect(Collectors.joining(", "));
    }

    private void findings() {
        out.open("section", "class", "findings", "id", "findings")
                .element("h2", "Key findings")
                .line();
        if (report.findings().isEmpty()) {
            out.element("p", ReportText.NOTHING_NOTABLE).line();
        } else {
            out.open("ul").line();
            report.findings().forEach(this::finding);
            out.close().line();
        }
        out.close().line();
    }

    private void finding(Finding finding) {
        String sign =
                switch (finding.tone()) {
                    case GOOD -> "✓ Good";
                    case BAD -> "! Bad";
                    case NEUTRAL -> "– Note";
                };
        out.open("li", "class", "tone-" + finding.tone().ordinal());
        out.element("span", sign, "class", "sign").text(" ").element("span", finding.sentence(), "class", "sentence");
        out.close().line();
    }

    private void section(Section section, String id) {
        out.open("section", "id", id).line();
        List<Block> blocks = section.blocks();
        if (blocks.isEmpty()) {
            out.element("h2", section.heading()).line();
        }
        for (int i = 0; i < blocks.size(); i++) {
            // A heading stays on the page of what it is the heading of.
            if (i == 0) {
                out.open("div", "class", opening(blocks.getFirst()))
                        .element("h2", section.heading())
                        .line();
            }
            block(blocks.get(i));
            if (i == 0) {
                out.close().line();
            }
        }
        out.close().line();
    }

    // A table may be longer than a page.
    private static String opening(Block first) {
        return first instanceof Table ? "opening" : "opening kept";
    }

    private void block(Block block) {
        switch (block) {
            case Paragraph(String words) -> out.element("p", words).line();
            case Figures figures -> figures(figures);
            case Chart chart -> chart(chart);
            case Table table
            when table.detail() && isPaper ->
                out.element("p", DETAIL.formatted(table.title(), count(table.rows())), "class", "description")
                        .line();
            case Table table -> TableMarkup.write(out, table, text);
        }
    }

    private String count(List<?> rows) {
        return text.value(new Value.Count(rows.size()));
    }

    private void figures(Figures figures) {
        // Four fill a line of paper; of any other number, three do.
        out.open("div", "class", figures.figures().size() == 4 ? "figures four" : "figures")
                .line();
        for (Figures.Figure figure : figures.figures()) {
            out.open("div", "class", "figure").element("p", figure.name(), "class", "name");
            out.element("p", text.value(figure.value()), "class", "value");
            out.element("p", change(figure), "class", "change").close().line();
        }
        out.close().line();
    }

    private String change(Figures.Figure figure) {
        return figure.former() == null
                ? "\u00a0"
                : text.comparison(figure.value(), figure.former()).orElse("no comparison");
    }

    private void chart(Chart chart) {
        out.open("figure").element("figcaption", chart.title()).line();
        int number = chartsSoFar++;
        if (ChartScripts.isEmpty(chart)) {
            out.element("p", "There is nothing to show.");
        } else {
            charts.write(out, chart, number);
        }
        out.element("p", chart.description(), "class", "description");
        out.close().line();
    }

    private void suggestions() {
        out.open("section", "id", "suggestions", "class", "suggestions");
        out.open("div", "class", "kept").element("h2", "Suggested actions").line();
        if (report.suggestions().isEmpty()) {
            out.element("p", NO_RULE).line();
        } else {
            suggestion(report.suggestions().getFirst());
        }
        out.close().line();
        report.suggestions().stream().skip(1).forEach(this::suggestion);
        out.close().line();
    }

    private void suggestion(Suggestion suggestion) {
        out.open("div", "class", "suggestion").element("p", suggestion.action(), "class", "action");
        out.element("p", "Rule: " + suggestion.rule(), "class", "rule").close().line();
    }

    private void method() {
        out.open("section", "id", "method", "class", "method")
                .element("h2", "How these figures are made")
                .line();
        Stream.concat(report.method().stream(), Stream.of(signs()))
                .forEach(paragraph -> out.element("p", paragraph).line());
        if (!report.log().isEmpty()) {
            positions();
        }
        out.close().line();
    }

    private String signs() {
        return "%s stands where there is no value; a column without any is left out. Times are those of %s."
                .formatted(ReportText.NONE, report.period().zone().getId());
    }
}
