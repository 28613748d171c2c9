package io.shopstream.api.reports;

import io.shopstream.api.reports.content.Finding;
import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.content.ReportPeriod;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.content.Value;
import io.shopstream.api.reports.format.ReportFormat;
import io.shopstream.api.reports.format.ReportRenderer;
import io.shopstream.api.reports.queue.ReportRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Reports without a warehouse, and a format that shows what it was given. */
public final class MadeUp {
    /** A file that names its report, format and table. */
    public static final ReportRenderer RENDERER = (report, format, table) -> "%s %s %s%s %s"
            .formatted(
                    report.title(),
                    report.period().range().from(),
                    format,
                    format == ReportFormat.CSV ? " " + table : "",
                    report.incomplete())
            .getBytes(StandardCharsets.UTF_8);

    private MadeUp() {}

    /** With two tables and a finding. */
    public static Report report(ReportRequest request, Instant now) {
        return new Report(
                request.kind(),
                "Report " + request.kind().code(),
                new ReportPeriod(request.period().range(), request.period().zone(), null),
                request.currency(),
                List.of(),
                now,
                now,
                List.of(),
                null,
                List.of(new Finding("Nothing changed but <this> & \"that\".", Finding.Tone.NEUTRAL)),
                List.of(new Section("Figures", List.of(table("by-day"), table("by-country")))),
                List.of(),
                List.of());
    }

    private static Table table(String name) {
        return new Table(
                name,
                name,
                List.of(new Table.Column("name", "Name")),
                List.of(List.of(new Value.Text("a")), List.of(new Value.Text("b"))));
    }
}
