package io.shopstream.sink.stage;

import io.shopstream.sink.table.StagingTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Keeps a list of what was asked of it; every statement changes one row. */
final class RecordingSession implements MergeSession {
    final List<String> statements = new ArrayList<>();
    final List<Object> copied = new ArrayList<>();
    boolean answer;

    @Override
    public <R> void copy(StagingTable<R> table, Collection<? extends R> rows) {
        statements.add("copy " + table.name() + " " + rows.size());
        copied.addAll(rows);
    }

    @Override
    public long execute(String sql) {
        statements.add(sql.strip());
        return 1;
    }

    @Override
    public boolean isTrue(String query) {
        statements.add(query);
        return answer;
    }
}
