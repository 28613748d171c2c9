package io.shopstream.api.reports.format.html;

import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.content.Value;
import io.shopstream.api.reports.format.ReportText;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table as markup: numbers to the right, the first column as the name of its row. A column in which no row has a value
 * is left out; CSV and XLSX have it.
 */
final class TableMarkup {
    // More rows scroll, in a browser.
    private static final int ROWS_AT_ONCE = 25;
    private static final int ROWS_KEPT = 12;
    private static final int COLUMNS_AT_EASE = 7;
    // Words of a state, and ids, which nobody wants to read in two lines.
    private static final int SHORT = 16;
    private static final int SHORT_ID = 36;

    /** A column that is shown. */
    private record Shown(int index, String heading, String look) {}

    private final Markup out;
    private final Table table;
    private final ReportText text;
    private final List<Shown> columns;

    private TableMarkup(Markup out, Table table, ReportText text) {
        this.out = out;
        this.table = table;
        this.text = text;
        this.columns = IntStream.range(0, table.columns().size())
                .filter(column -> column == 0 || table.rows().isEmpty() || hasValue(column))
                .mapToObj(
                        column -> new Shown(column, table.columns().get(column).heading(), look(column)))
                .toList();
    }

    static void write(Markup out, Table table, ReportText text) {
        new TableMarkup(out, table, text).write();
    }

    private void write() {
        out.open("div", "class", tableClass(), "id", "table-" + table.name());
        out.element("h3", table.title()).line();
        boolean isLong = table.rows().size() > ROWS_AT_ONCE;
        // What scrolls has to be reachable by keyboard.
        if (isLong) {
            out.open("div", "class", "rows long", "tabindex", "0", "role", "region", "aria-label", table.title());
        } else {
            out.open("div", "class", "rows");
        }
        out.open("table", "class", "data").open("thead").open("tr");
        columns.forEach(column -> out.element("th", column.heading(), "scope", "col", "class", column.look()));
        out.close().close().line().open("tbody").line();
        table.rows().forEach(this::row);
        if (table.rows().isEmpty()) {
            out.open("tr")
                    .element("td", "No rows.", "colspan", String.valueOf(Math.max(1, columns.size())))
                    .close()
                    .line();
        }
        out.close().close().close().close().line();
    }

    private void row(List<Value> row) {
        out.open("tr");
        for (Shown column : columns) {
            String written = text.value(row.get(column.index()));
            if (column.index() == 0) {
                out.element("th", written, "scope", "row", "class", column.look());
            } else {
                out.element("td", written, "class", column.look());
            }
        }
        out.close().line();
    }

    // On paper, a short table stays on one page, and one of many columns is written smaller.
    private String tableClass() {
        return "table"
                + (table.rows().size() <= ROWS_KEPT ? " kept" : "")
                + (columns.size() > COLUMNS_AT_EASE ? " wide" : "");
    }

    private boolean hasValue(int column) {
        return table.rows().stream().anyMatch(row -> row.get(column) != Value.Missing.MISSING);
    }

    private String look(int column) {
        return table.rows().stream()
                .map(row -> row.get(column))
                .filter(value -> value != Value.Missing.MISSING)
                .findFirst()
                .map(value -> switch (value) {
                    case Value.Amount amount -> "number";
                    case Value.Count count -> "number";
                    case Value.Percent percent -> "number";
                    case Value.Number number -> "number";
                    case Value.Text words -> isShort(column) ? "words short" : "words";
                    case Value.Day day -> "when";
                    case Value.Time time -> "when";
                    case Value.Missing missing -> "words";
                })
                .orElse("words");
    }

    private boolean isShort(int column) {
        return table.rows().stream().map(row -> text.value(row.get(column))).allMatch(TableMarkup::isShort);
    }

    private static boolean isShort(String words) {
        return words.length() <= (words.contains(" ") ? SHORT : SHORT_ID);
    }
}
