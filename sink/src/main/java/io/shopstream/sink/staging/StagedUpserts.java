package io.shopstream.sink.staging;

import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.StagingTable;
import io.shopstream.sink.table.TableDefinition;
import io.shopstream.sink.table.Versioned;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Stages rows of which the highest version replaces all others of its key, such as the panes of a mart. */
public final class StagedUpserts<V> implements RowGroup {
    private final MergeSql sql;
    private final StagingTable<Versioned<V>> staging;
    private final Function<V, Object> key;
    private final Map<Object, Versioned<V>> rows = new HashMap<>();

    StagedUpserts(TableDefinition<Versioned<V>> target, Function<V, Object> key, MergeSql sql) {
        this.sql = sql;
        this.staging = MergeSql.staging(target);
        this.key = key;
    }

    public void add(V value, long version) {
        rows.merge(
                key.apply(value),
                new Versioned<>(value, version),
                (known, newer) -> newer.version() > known.version() ? newer : known);
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
        session.copy(staging, rows.values());
        counts.add(staging.target().table(), session.execute(sql.upsertNewer(staging.target())));
    }
}
