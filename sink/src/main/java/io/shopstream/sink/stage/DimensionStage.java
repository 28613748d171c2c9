package io.shopstream.sink.stage;

import io.shopstream.sink.table.DimensionRow;
import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.StagingTable;
import io.shopstream.sink.table.TableDefinition;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a batch says about one dimension. Every id that is mentioned gets a row, whichever version of a fact mentions it,
 * so the rows that exist afterwards do not depend on where the batch was cut.
 *
 * <p>Another loader may mention the same ids at the same moment: both insert in the order of the ids, so one waits for
 * the other and neither for a circle. Updates concern ids of our own partitions only.
 */
public final class DimensionStage<V> implements Stage {
    private final TableDefinition<DimensionRow<V>> target;
    private final StagingTable<DimensionRow<V>> staging;
    private final MergeSql.Dimension sql;
    private final Map<String, DimensionRow<V>> rows = new HashMap<>();
    private boolean described;
    private boolean deleted;
    private boolean deletedAtVersion;

    DimensionStage(TableDefinition<DimensionRow<V>> target, MergeSql sql) {
        this.target = target;
        this.staging = MergeSql.dimensionStaging(target);
        this.sql = sql.dimension(target);
    }

    public void reference(@Nullable String id) {
        if (id != null) {
            rows.computeIfAbsent(id, DimensionRow::referenced);
        }
    }

    public void upsert(String id, V value, long version) {
        described = true;
        rows.put(id, row(id).described(value, version));
    }

    /** A tombstone that tells no version. */
    public void delete(String id) {
        deleted = true;
        rows.put(id, row(id).tombstoned());
    }

    /** A tombstone of a captured row. */
    public void deleteAt(String id, long version) {
        deletedAtVersion = true;
        rows.put(id, row(id).deletedAt(version));
    }

    private DimensionRow<V> row(String id) {
        DimensionRow<V> known = rows.get(id);
        return known == null ? DimensionRow.referenced(id) : known;
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
        List<DimensionRow<V>> news = rows.values().stream()
                .filter(row -> !row.isReference() || !session.isKnown(target, row.id()))
                .toList();
        if (news.isEmpty()) {
            return;
        }
        session.copy(staging, news);
        long changed = 0;
        if (deleted) {
            changed += session.execute(sql.deleteKnown());
        }
        changed += session.execute(sql.insertMissing());
        if (deleted) {
            // An inferred row that another loader inserted between the two statements above.
            changed += session.execute(sql.deleteInferred());
        }
        if (described) {
            changed += session.execute(sql.describeOlder());
        }
        if (deletedAtVersion) {
            // What the step above described has its final version already.
            changed += session.execute(sql.deleteOlder());
        }
        counts.add(target.table(), changed);
        news.forEach(row -> session.wrote(target, row.id()));
    }
}
