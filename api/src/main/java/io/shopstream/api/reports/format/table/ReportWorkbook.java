package io.shopstream.api.reports.format.table;

import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.content.Value;
import io.shopstream.api.reports.format.ReportText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * All tables of a report as XLSX: a sheet of what the report is about, then one for each table, with its heading frozen.
 * Numbers are numbers, days and times are dates; texts are never formulas.
 */
public final class ReportWorkbook {
    private static final String DAY = "yyyy-mm-dd";
    private static final String TIME = "yyyy-mm-dd hh:mm:ss";
    private static final String AMOUNT = "#,##0.00";
    private static final String COUNT = "#,##0";
    private static final String NUMBER = "#,##0.##";
    private static final String PERCENT = "0.0%";
    private static final int MAX_SHEET_NAME = 31;
    private static final int MAX_TEXT = 32_767;
    // A double has 15 digits that are exact; a longer number is written as a text, so that no cent is lost.
    private static final int EXACT_DIGITS = 15;

    private final Report report;
    private final ReportText text;
    private final Set<String> names = new HashSet<>();

    private ReportWorkbook(Report report) {
        this.report = report;
        this.text = ReportText.of(report);
    }

    public static byte[] of(Report report) {
        return new ReportWorkbook(report).written();
    }

    private byte[] written() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            try (Workbook workbook = new Workbook(out, "shopstream", "1.0")) {
                about(workbook.newWorksheet(name("report")));
                for (Table table : report.tables()) {
                    sheet(workbook.newWorksheet(name(table.name())), table);
                }
            }
            return SteadyZip.of(out.toByteArray(), report.generatedAt());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void about(Worksheet sheet) {
        List<List<String>> rows = List.of(
                List.of("Report", report.title()),
                List.of("Period", text.period(report.period().range())),
                List.of("From", text.timeAndZone(report.period().range().from())),
                List.of("Before", text.timeAndZone(report.period().range().to())),
                List.of("Currency", report.currency()),
                List.of("Of", report.filters().isEmpty() ? "the whole shop" : String.join("; ", report.filters())),
                List.of("Generated", text.timeAndZone(report.generatedAt())),
                List.of("Data as of", text.timeAndZone(report.asOf())),
                List.of("Complete", report.incomplete() == null ? "yes" : report.incomplete()));
        for (int row = 0; row < rows.size(); row++) {
            text(sheet, row, 0, rows.get(row).getFirst());
            sheet.style(row, 0).bold().set();
            text(sheet, row, 1, rows.get(row).getLast());
        }
        sheet.width(0, 16);
        sheet.width(1, 60);
    }

    private void sheet(Worksheet sheet, Table table) {
        for (int column = 0; column < table.columns().size(); column++) {
            text(sheet, 0, column, table.columns().get(column).heading());
            sheet.style(0, column).bold().set();
            sheet.width(column, width(table, column));
        }
        sheet.freezePane(0, 1);
        for (int row = 0; row < table.rows().size(); row++) {
            for (int column = 0; column < table.columns().size(); column++) {
                cell(sheet, row + 1, column, table.rows().get(row).get(column));
            }
        }
    }

    private void cell(Worksheet sheet, int row, int column, Value value) {
        switch (value) {
            case Value.Amount(BigDecimal amount) -> number(sheet, row, column, amount, AMOUNT);
            case Value.Count(long count) -> number(sheet, row, column, BigDecimal.valueOf(count), COUNT);
            case Value.Percent(BigDecimal share) -> number(sheet, row, column, share, PERCENT);
            case Value.Number(BigDecimal number) -> number(sheet, row, column, number, NUMBER);
            case Value.Text(String words) -> text(sheet, row, column, words);
            case Value.Day(var day) -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format(DAY).set();
            }
            case Value.Time(var time) -> {
                sheet.value(row, column, LocalDateTime.ofInstant(time, text.zone()));
                sheet.style(row, column).format(TIME).set();
            }
            case Value.Missing missing -> {}
        }
    }

    private static void number(Worksheet sheet, int row, int column, BigDecimal number, String format) {
        if (number.stripTrailingZeros().precision() > EXACT_DIGITS) {
            sheet.value(row, column, number.toPlainString());
        } else {
            sheet.value(row, column, number);
            sheet.style(row, column).format(format).set();
        }
    }

    private static void text(Worksheet sheet, int row, int column, String words) {
        sheet.value(row, column, words.length() <= MAX_TEXT ? words : words.substring(0, MAX_TEXT));
    }

    private double width(Table table, int column) {
        int longest = table.rows().stream()
                .limit(200)
                .mapToInt(row -> text.value(row.get(column)).length())
                .max()
                .orElse(0);
        return Math.clamp(
                Math.max(longest, table.columns().get(column).heading().length()) + 2, 8, 60);
    }

    // Of sheets, names differ in more than case, are short and lack some characters.
    private String name(String wanted) {
        String plain = wanted.replaceAll("[\\[\\]:*?/\\\\']", "-");
        String name = plain.substring(0, Math.min(plain.length(), MAX_SHEET_NAME));
        for (int i = 2; !names.add(name.toLowerCase(Locale.ROOT)); i++) {
            String end = "-" + i;
            name = plain.substring(0, Math.min(plain.length(), MAX_SHEET_NAME - end.length())) + end;
        }
        return name;
    }
}
