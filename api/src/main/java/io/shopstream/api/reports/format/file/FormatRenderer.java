package io.shopstream.api.reports.format.file;

import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.format.ReportFormat;
import io.shopstream.api.reports.format.ReportRenderer;
import io.shopstream.api.reports.format.chart.ChartPictures;
import io.shopstream.api.reports.format.chart.ReportFonts;
import io.shopstream.api.reports.format.html.HtmlReport;
import io.shopstream.api.reports.format.pdf.PdfReport;
import io.shopstream.api.reports.format.table.CsvTable;
import io.shopstream.api.reports.format.table.ReportWorkbook;

/** Writes reports in all formats. What a format needs is loaded when the first report is written in it. */
public final class FormatRenderer implements ReportRenderer {
    private final ReportFonts fonts = new ReportFonts();
    private final PdfReport pdf = new PdfReport(fonts, new ChartPictures(fonts));

    @Override
    public byte[] render(Report report, ReportFormat format, String table) {
        return switch (format) {
            case HTML -> HtmlReport.of(report);
            case PDF -> pdf.of(report);
            case CSV -> CsvTable.of(named(report, table), report.period().zone());
            case XLSX -> ReportWorkbook.of(report);
        };
    }

    private static Table named(Report report, String name) {
        return report.tables().stream()
                .filter(table -> name.isEmpty() || table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        name.isEmpty() ? "the report has no table" : "the report has no table " + name));
    }
}
