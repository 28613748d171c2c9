package io.shopstream.sink.table;

import io.shopstream.sink.copy.CopyEncoder;
import io.shopstream.sink.copy.RowWriter;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One table of the warehouse: its name, its key and its columns in COPY order. The live load copies into a staging
 * table of the same columns, a rebuild straight into the table of another schema. Generated columns are not listed.
 *
 * @param key columns of the primary key
 */
public record TableDefinition<R>(String schema, String table, List<String> key, List<Column<R>> columns)
        implements RowWriter<R> {

    public TableDefinition {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }

    /** The same table in another schema, such as {@code warehouse_next}. */
    public TableDefinition<R> inSchema(String other) {
        return new TableDefinition<>(other, table, key, columns);
    }

    /** {@code warehouse.orders}. */
    public String qualifiedName() {
        return schema + "." + table;
    }

    public String copySql() {
        return "copy " + qualifiedName() + " (" + columnNames() + ") from stdin (format binary)";
    }

    @Override
    public void write(R row, CopyEncoder out) {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).field().write(row, out);
        }
    }

    String columnNames() {
        return names(name -> name);
    }

    /** {@code s.order_id, s.version, ...}. */
    String columnNames(String alias) {
        return names(name -> alias + "." + name);
    }

    String keyNames() {
        return String.join(", ", key);
    }

    /** {@code version = excluded.version, ...} for every column that is not part of the key. */
    String assignments(String source) {
        return columns.stream()
                .map(Column::name)
                .filter(name -> !key.contains(name))
                .map(name -> name + " = " + source + "." + name)
                .collect(Collectors.joining(", "));
    }

    /** {@code (t.version, ...) is distinct from (s.version, ...)} over every column that is not part of the key. */
    String differs(String one, String other) {
        return "((" + attributes(one) + ") is distinct from (" + attributes(other) + "))";
    }

    private String attributes(String alias) {
        return columns.stream()
                .map(Column::name)
                .filter(name -> !key.contains(name))
                .map(name -> alias + "." + name)
                .collect(Collectors.joining(", "));
    }

    private String names(UnaryOperator<String> form) {
        return columns.stream().map(Column::name).map(form).collect(Collectors.joining(", "));
    }
}
