package io.shopstream.api.reports.content;

import java.util.List;

/**
 * A table of a report.
 *
 * @param name unique in the report, lower case with hyphens: the name of its CSV file and of its sheet
 * @param title what it shows, as a heading of the table
 * @param rows each as long as {@code columns}
 * @param detail whether nobody reads its rows one by one: on paper a line says where they are
 */
public record Table(String name, String title, List<Column> columns, List<List<Value>> rows, boolean detail)
        implements Block {
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Value> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of %s has %s values for %s columns".formatted(name, row.size(), columns.size()));
            }
        }
    }

    /** A table that is read. */
    public Table(String name, String title, List<Column> columns, List<List<Value>> rows) {
        this(name, title, columns, rows, false);
    }

    /**
     * A column.
     *
     * @param name in CSV and XLSX, such as {@code net}: that of the API where the API has it
     * @param heading in words
     */
    public record Column(String name, String heading) {}
}
