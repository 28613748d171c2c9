package io.shopstream.sink.staging;

import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.StagingTable;
import io.shopstream.sink.table.TableDefinition;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Stages immutable rows: the first row of a key is kept, later ones are duplicates. */
public final class StagedInserts<R> implements RowGroup {
    private final MergeSql sql;
    private final StagingTable<R> staging;
    private final Function<R, Object> key;
    private final Map<Object, R> rows = new LinkedHashMap<>();

    StagedInserts(TableDefinition<R> target, Function<R, Object> key, MergeSql sql) {
        this.sql = sql;
        this.staging = MergeSql.staging(target);
        this.key = key;
    }

    public void add(R row) {
        rows.putIfAbsent(key.apply(row), row);
    }

    @Override
    public List<StagingTable<?>> tables() {
        return List.of(staging);
    }

    @Override
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public void write(MergeSession session, RowCounts counts) throws SQLException {
        counts.add(staging.target().table(), session.insertNew(staging, sql, rows.values()));
    }
}
