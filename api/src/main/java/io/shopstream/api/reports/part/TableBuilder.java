package io.shopstream.api.reports.part;

import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.content.Table.Column;
import io.shopstream.api.reports.content.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Makes a table column by column, so that a heading stands beside the value below it.
 *
 * @param <R> what a row is made from
 */
public final class TableBuilder<R> {
    private final String name;
    private final String title;
    private final List<Column> columns = new ArrayList<>();
    private final List<Function<R, Value>> values = new ArrayList<>();
    private boolean detail;

    private TableBuilder(String name, String title) {
        this.name = name;
        this.title = title;
    }

    public static <R> TableBuilder<R> of(String name, String title) {
        return new TableBuilder<>(name, title);
    }

    /** @param column as the API names it */
    public TableBuilder<R> with(String column, String heading, Function<R, Value> value) {
        columns.add(new Column(column, heading));
        values.add(value);
        return this;
    }

    public TableBuilder<R> withIf(boolean isThere, String column, String heading, Function<R, Value> value) {
        return isThere ? with(column, heading, value) : this;
    }

    /** Its rows are not read one by one. */
    public TableBuilder<R> asDetail() {
        detail = true;
        return this;
    }

    public Table rows(List<R> rows) {
        return new Table(
                name,
                title,
                columns,
                rows.stream()
                        .map(row ->
                                values.stream().map(value -> value.apply(row)).toList())
                        .toList(),
                detail);
    }
}
