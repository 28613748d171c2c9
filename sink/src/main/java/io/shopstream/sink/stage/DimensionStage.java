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
    private boolean buried;
    private boolean buriedAtVersion;

    DimensionStage(TableDefinition<DimensionRow<V>> target, MergeSql sql) {
        this.target = target;
        this.staging = MergeSql.dimensionStaging(target);
        this.sql = sql.dimension(target);
    }

    public void mention(@Nullable String id) {
        if (id != null) {
            rows.computeIfAbsent(id, DimensionRow::mentioned);
        }
    }

    public void describe(String id, V value, long version) {
        described = true;
        rows.put(id, row(id).described(value, version));
    }

    /** A tombstone that tells no version. */
    public void bury(String id) {
        buried = true;
        rows.put(id, row(id).buried());
    }

    /** A tombstone of a captured row. */
    public void buryAt(String id, long version) {
        buriedAtVersion = true;
        rows.put(id, row(id).buriedAt(version));
    }

    private DimensionRow<V> row(String id) {
        DimensionRow<V> known = rows.get(id);
        return known == null ? DimensionRow.mentioned(id) : known;
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
                .filter(row -> !row.isMention() || !session.isKnown(target, row.id()))
                .toList();
        if (news.isEmpty()) {
            return;
        }
        session.copy(staging, news);
        long changed = 0;
        if (buried) {
            changed += session.execute(sql.buryKnown());
        }
        changed += session.execute(sql.insertMissing());
        if (buried) {
            // An inferred row that another loader inserted between the two statements above.
            changed += session.execute(sql.buryInferred());
        }
        if (described) {
            changed += session.execute(sql.describeOlder());
        }
        if (buriedAtVersion) {
            // What the step above described has its final version already.
            changed += session.execute(sql.buryOlder());
        }
        counts.add(target.table(), changed);
        news.forEach(row -> session.wrote(target, row.id()));
    }
}
