package io.shopstream.sink.staging;

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
 * Stages the rows of one dimension. Every referenced id gets a row, whichever version of a fact refers to it, so the
 * resulting rows do not depend on batch boundaries.
 *
 * <p>Another loader may insert the same ids at the same time: both insert in the order of the ids, so they cannot
 * deadlock. Updates concern only ids of the loader's own partitions.
 */
public final class StagedDimension<V> implements RowGroup {
    private final TableDefinition<DimensionRow<V>> target;
    private final StagingTable<DimensionRow<V>> staging;
    private final MergeSql.Dimension sql;
    private final @Nullable String beforeMerge;
    private final Map<String, DimensionRow<V>> rows = new HashMap<>();
    private boolean upserted;
    private boolean deleted;
    private boolean deletedWithVersion;

    StagedDimension(TableDefinition<DimensionRow<V>> target, MergeSql sql) {
        this(target, sql, null);
    }

    /** @param beforeMerge statement that changes the staged rows, if any of them is a record */
    StagedDimension(TableDefinition<DimensionRow<V>> target, MergeSql sql, @Nullable String beforeMerge) {
        this.target = target;
        this.beforeMerge = beforeMerge;
        this.staging = MergeSql.dimensionStaging(target);
        this.sql = sql.dimension(target);
    }

    public void reference(@Nullable String id) {
        if (id != null) {
            rows.computeIfAbsent(id, DimensionRow::referenced);
        }
    }

    public void upsert(String id, V value, long version) {
        upserted = true;
        rows.put(id, row(id).upserted(value, version));
    }

    /** Applies a tombstone without a version. */
    public void delete(String id) {
        deleted = true;
        rows.put(id, row(id).tombstoned());
    }

    /** Applies a tombstone of a captured row, which has the version of the source. */
    public void deleteWithVersion(String id, long version) {
        deletedWithVersion = true;
        rows.put(id, row(id).deletedByVersion(version));
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
        List<DimensionRow<V>> rowsToWrite = rows.values().stream()
                .filter(row -> !row.isReference() || !session.isKnown(target, row.id()))
                .toList();
        if (rowsToWrite.isEmpty()) {
            return;
        }
        session.copy(staging, rowsToWrite);
        if (upserted && beforeMerge != null) {
            session.execute(beforeMerge);
        }
        long changed = 0;
        if (deleted) {
            changed += session.execute(sql.deleteKnown());
        }
        changed += session.execute(sql.insertMissing());
        if (deleted) {
            // Another loader may have inserted an inferred row between the two statements above.
            changed += session.execute(sql.deleteInferred());
        }
        if (upserted) {
            changed += session.execute(sql.updateOlder());
        }
        if (deletedWithVersion) {
            // Rows that the step above updated have their final version already.
            changed += session.execute(sql.deleteOlder());
        }
        counts.add(target.table(), changed);
        rowsToWrite.forEach(row -> session.wrote(target, row.id()));
    }
}
