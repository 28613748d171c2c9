package io.shopstream.sink.staging;

import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.StagingTable;
import io.shopstream.sink.table.TableDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Records the statements it is asked to run; every statement changes one row. */
final class RecordingSession implements MergeSession {
    final List<String> statements = new ArrayList<>();
    final List<Object> copied = new ArrayList<>();
    final List<String> known = new ArrayList<>();
    final List<String> wrote = new ArrayList<>();
    final Set<String> existing = new HashSet<>();
    boolean mayInsert = true;
    boolean answer;

    @Override
    public <R> void copy(StagingTable<R> table, Collection<? extends R> rows) {
        statements.add("copy " + table.name() + " " + rows.size());
        copied.addAll(rows);
    }

    @Override
    public <R> long insertNew(StagingTable<R> table, MergeSql sql, Collection<? extends R> rows) {
        statements.add("insert " + table.target().table() + " " + rows.size());
        copied.addAll(rows);
        return rows.size();
    }

    @Override
    public boolean tryInsert(MergeSql sql, List<NewRows<?>> rows) {
        for (NewRows<?> each : rows) {
            statements.add("try " + each.table().table() + " " + each.rows().size());
        }
        if (mayInsert) {
            rows.forEach(each -> copied.addAll(each.rows()));
        }
        return mayInsert;
    }

    @Override
    public Set<String> selectIds(String query, Collection<String> ids) {
        statements.add(query);
        return ids.stream().filter(existing::contains).collect(Collectors.toSet());
    }

    @Override
    public boolean isKnown(TableDefinition<?> dimension, String id) {
        return known.contains(id);
    }

    @Override
    public void wrote(TableDefinition<?> dimension, String id) {
        wrote.add(dimension.table() + " " + id);
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
