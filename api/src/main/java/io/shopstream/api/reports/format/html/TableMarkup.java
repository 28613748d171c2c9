package io.shopstream.api.reports.format.html;

import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.content.Value;
import io.shopstream.api.reports.format.ReportText;
import java.util.List;
import java.util.stream.IntStream;

/** A table as markup: numbers to the right, the first column as the name of its row. */
final class TableMarkup {
    // More rows scroll, in a browser.
    private static final int ROWS_AT_ONCE = 25;
    private static final int ROWS_KEPT = 12;
    private static final int COLUMNS_AT_EASE = 7;

    private TableMarkup() {}

    static void write(Markup out, Table table, ReportText text) {
        List<String> classes = IntStream.range(0, table.columns().size())
                .mapToObj(column -> columnClass(table, column))
                .toList();
        out.open("div", "class", tableClass(table), "id", "table-" + table.name());
        out.element("h3", table.title()).line();
        boolean isLong = table.rows().size() > ROWS_AT_ONCE;
        // What scrolls has to be reachable by keyboard.
        if (isLong) {
            out.open("div", "class", "rows long", "tabindex", "0", "role", "region", "aria-label", table.title());
        } else {
            out.open("div", "class", "rows");
        }
        out.open("table", "class", "data").open("thead").open("tr");
        for (int i = 0; i < table.columns().size(); i++) {
            out.element("th", table.columns().get(i).heading(), "scope", "col", "class", classes.get(i));
        }
        out.close().close().line().open("tbody").line();
        table.rows().forEach(row -> row(out, row, classes, text));
        if (table.rows().isEmpty()) {
            out.open("tr")
                    .element("td", "No rows.", "colspan", String.valueOf(columns(table)))
                    .close()
                    .line();
        }
        out.close().close().close().close().line();
    }

    private static int columns(Table table) {
        return Math.max(1, table.columns().size());
    }

    private static void row(Markup out, List<Value> row, List<String> classes, ReportText text) {
        out.open("tr");
        for (int i = 0; i < row.size(); i++) {
            String written = text.value(row.get(i));
            if (i == 0) {
                out.element("th", written, "scope", "row", "class", classes.get(i));
            } else {
                out.element("td", written, "class", classes.get(i));
            }
        }
        out.close().line();
    }

    // On paper, a short table stays on one page, and one of many columns is written smaller.
    private static String tableClass(Table table) {
        return "table"
                + (table.rows().size() <= ROWS_KEPT ? " kept" : "")
                + (table.columns().size() > COLUMNS_AT_EASE ? " wide" : "");
    }

    // Of a column without any value nobody can tell.
    private static String columnClass(Table table, int column) {
        return table.rows().stream()
                .map(row -> row.get(column))
                .filter(value -> value != Value.Missing.MISSING)
                .findFirst()
                .map(value -> switch (value) {
                    case Value.Amount amount -> "number";
                    case Value.Count count -> "number";
                    case Value.Percent percent -> "number";
                    case Value.Number number -> "number";
                    case Value.Text words -> "words";
                    case Value.Day day -> "when";
                    case Value.Time time -> "when";
                    case Value.Missing missing -> "words";
                })
                .orElse("words");
    }
}
