package io.shopstream.sink.stage;

import io.shopstream.sink.table.MartRow;
import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.StagingTable;
import io.shopstream.sink.table.TableDefinition;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Panes of one mart: the record with the highest offset is the whole state of its key. */
public final class MartStage<V> implements Stage {
    private final StagingTable<MartRow<V>> staging;
    private final Function<V, Object> key;
    private final Map<Object, MartRow<V>> rows = new HashMap<>();

    MartStage(TableDefinition<MartRow<V>> target, Function<V, Object> key) {
        this.staging = MergeSql.staging(target);
        this.key = key;
    }

    public void add(V pane, long offset) {
        rows.merge(
                key.apply(pane),
                new MartRow<>(pane, offset),
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
        counts.add(staging.target().table(), session.execute(MergeSql.upsertNewer(staging.target())));
    }
}
