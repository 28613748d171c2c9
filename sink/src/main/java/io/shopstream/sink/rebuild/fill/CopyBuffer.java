package io.shopstream.sink.rebuild.fill;

import io.shopstream.sink.copy.BinaryCopy;
import io.shopstream.sink.copy.RowWriter;
import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.TableDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Buffers rows of one new table for a COPY directly into it. */
final class CopyBuffer<R> {
    private final String table;
    private final String sql;
    private final int fields;
    private final RowWriter<R> writer;
    private final List<R> rows = new ArrayList<>();

    CopyBuffer(TableDefinition<?> table, RowWriter<R> writer) {
        this.table = table.qualifiedName();
        this.sql = MergeSql.NEW.copy(table);
        this.fields = table.columns().size();
        this.writer = writer;
    }

    static <R> CopyBuffer<R> of(TableDefinition<R> table) {
        return new CopyBuffer<>(table, table);
    }

    String table() {
        return table;
    }

    void add(R row) {
        rows.add(row);
    }

    int size() {
        return rows.size();
    }

    /** @return the number of copied rows */
    long flush(Connection connection, BinaryCopy copy) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        long copied = copy.copy(connection, sql, fields, rows, writer, () -> {});
        rows.clear();
        return copied;
    }
}
