package io.shopstream.sink.rebuild.fill;

import io.shopstream.sink.copy.BinaryCopy;
import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.TableDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Buffers rows of one new table for a COPY directly into it. */
final class CopyBuffer<R> {
    private final TableDefinition<R> table;
    private final String sql;
    private final List<R> rows = new ArrayList<>();

    private CopyBuffer(TableDefinition<R> table) {
        this.table = table;
        this.sql = MergeSql.NEW.copy(table);
    }

    static <R> CopyBuffer<R> of(TableDefinition<R> table) {
        return new CopyBuffer<>(table);
    }

    String table() {
        return table.qualifiedName();
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
        long copied = copy.copy(connection, sql, table.columns().size(), rows, table, () -> {});
        rows.clear();
        return copied;
    }
}
