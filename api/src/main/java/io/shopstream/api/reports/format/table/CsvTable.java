package io.shopstream.api.reports.format.table;

import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.content.Value;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as CSV (RFC 4180): a row of column names, then values for machines: amounts without signs and groups, days and
 * times as ISO 8601, nothing where there is none.
 */
public final class CsvTable {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvTable() {}

    /** @param zone that times are written in, with its offset */
    public static byte[] of(Table table, ZoneId zone) {
        StringBuilder out = new StringBuilder();
        row(out, table.columns().stream().map(column -> harmless(column.name())).toList());
        for (List<Value> values : table.rows()) {
            row(out, values.stream().map(value -> text(value, zone)).toList());
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void row(StringBuilder out, List<String> cells) {
        out.append(cells.stream().map(CsvTable::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String text(Value value, ZoneId zone) {
        return switch (value) {
            case Value.Amount(var amount) -> amount.toPlainString();
            case Value.Count(long count) -> String.valueOf(count);
            case Value.Percent(var share) -> share.toPlainString();
            case Value.Number(var number) -> number.toPlainString();
            case Value.Text(String text) -> harmless(text);
            case Value.Day(var day) -> day.toString();
            case Value.Time(var time) ->
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone).toOffsetDateTime());
            case Value.Missing missing -> "";
        };
    }

    // An apostrophe keeps a spreadsheet from running text from outside as a formula.
    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean isNeeded = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isNeeded ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
