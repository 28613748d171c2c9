package io.shopstream.sink.table;

import io.shopstream.sink.copy.CopyEncoder;
import io.shopstream.sink.copy.RowWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The temporary table that a batch is copied into before it is merged: the target's columns and some that only the
 * merge reads. Created once per connection; every commit empties it.
 */
public record StagingTable<R>(TableDefinition<R> target, List<Column<R>> extra) implements RowWriter<R> {

    public StagingTable {
        extra = List.copyOf(extra);
    }

    public String name() {
        return "stage_" + target.table();
    }

    public int fields() {
        return target.columns().size() + extra.size();
    }

    public String createSql() {
        return "create temporary table " + name() + " ("
                + all().stream()
                        .map(column -> column.name() + " " + column.type())
                        .collect(Collectors.joining(", "))
                + ") on commit delete rows";
    }

    public String copySql() {
        return "copy " + name() + " ("
                + all().stream().map(Column::name).collect(Collectors.joining(", "))
                + ") from stdin (format binary)";
    }

    @Override
    public void write(R row, CopyEncoder out) {
        target.write(row, out);
        for (int i = 0; i < extra.size(); i++) {
            extra.get(i).field().write(row, out);
        }
    }

    private List<Column<R>> all() {
        List<Column<R>> all = new ArrayList<>(target.columns());
        all.addAll(extra);
        return all;
    }
}
