package io.shopstream.sink.rebuild.exchange;

import io.shopstream.sink.rebuild.control.OwnerConnections;
import io.shopstream.sink.rebuild.control.ParallelTasks;
import io.shopstream.sink.rebuild.control.RunControl;
import io.shopstream.sink.rebuild.plan.RebuildTables;
import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Builds the keys and indexes of the new tables and analyzes them, on several threads and per monthly partition, so
 * that threads share the work on one large table. The index of the partitioned table then only attaches those of its
 * partitions. The thread that finishes the last partition builds it, so that no thread waits.
 */
public final class IndexBuild {
    private static final String PARTITIONS = """
            select i.inhrelid::regclass::text from pg_inherits i where i.inhparent = cast(? as regclass)
            order by pg_relation_size(i.inhrelid) desc, 1
            """;

    // Building the primary key counts the rows, so that they need not be read again. The key is the first of the
    // indexes.
    private static final String IN_KEY = """
            select cast(c.reltuples as bigint) from pg_index i join pg_class c on c.oid = i.indexrelid
            where i.indrelid = cast(? as regclass) and i.indisprimary
            """;
    // reltuples is a float4: whole numbers are exact below this.
    private static final long EXACT = 1 << 24;
    // While all threads build partitions, parallel workers would only add their startup cost to every index.
    private static final String NO_WORKERS = "set max_parallel_maintenance_workers = 0";
    private static final String DEFAULT_WORKERS = "reset max_parallel_maintenance_workers";

    private final OwnerConnections connections;
    private final RunControl control;
    private final ParallelTasks parallelTasks;
    private final int threads;

    public IndexBuild(OwnerConnections connections, RunControl control, ParallelTasks parallelTasks, int threads) {
        this.connections = connections;
        this.control = control;
        this.parallelTasks = parallelTasks;
        this.threads = threads;
    }

    /**
     * A unit of work of one thread.
     *
     * @param counted the relation whose rows are counted for the table, if any
     * @param parent the partitioned table of this partition, if it is one
     */
    private record Unit(
            String table,
            @Nullable String counted,
            String workers,
            List<String> indexes,
            String analyze,
            @Nullable Parent parent) {}

    /** The work on a partitioned table, due when all its partitions are done. */
    private record Parent(Unit unit, AtomicInteger openPartitions) {}

    /**
     * @param tables the running tables whose new tables have no indexes yet, the largest first
     * @return the number of rows in the new table, by running table
     */
    public Map<String, Long> run(Connection connection, List<String> tables) throws SQLException, InterruptedException {
        List<Unit> units = new ArrayList<>();
        for (String table : tables) {
            String next = RebuildTables.next(table);
            List<String> indexes = NewTables.indexes(connection, table);
            List<String> partitions = Sql.texts(connection, PARTITIONS, next);
            if (partitions.isEmpty()) {
                units.add(new Unit(table, next, DEFAULT_WORKERS, indexes, "analyze " + next, null));
                continue;
            }
            Parent parent = new Parent(
                    new Unit(table, null, NO_WORKERS, indexes, "analyze only " + next, null),
                    new AtomicInteger(partitions.size()));
            String workers = partitions.size() < threads ? DEFAULT_WORKERS : NO_WORKERS;
            for (String partition : partitions) {
                List<String> ofPartition = indexes.stream()
                        .map(sql -> ofPartition(sql, next, partition))
                        .toList();
                units.add(new Unit(table, partition, workers, ofPartition, "analyze " + partition, parent));
            }
        }
        Map<String, Long> rows = new ConcurrentHashMap<>();
        build(units, rows);
        return rows;
    }

    /** The statement for one partition, without a name: PostgreSQL chooses the same one as for the parent's index. */
    private static String ofPartition(String sql, String table, String partition) {
        return sql.replaceFirst(
                        "^alter table \\S+ add constraint (\"[^\"]*\"|\\S+) ", "alter table " + partition + " add ")
                .replaceFirst(
                        "^(CREATE (?:UNIQUE )?INDEX) (?:\"[^\"]*\"|\\S+) ON " + table + " ",
                        "$1 ON " + partition + " ");
    }

    private void build(List<Unit> units, Map<String, Long> rows) throws SQLException, InterruptedException {
        Queue<Unit> open = new ConcurrentLinkedQueue<>(units);
        List<Callable<Void>> builders = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            builders.add(() -> {
                try (Connection connection = control.watch(connections.open())) {
                    for (Unit next = open.poll(); next != null; next = open.poll()) {
                        control.check();
                        build(connection, next, rows);
                        Parent parent = next.parent();
                        if (parent != null && parent.openPartitions().decrementAndGet() == 0) {
                            control.check();
                            build(connection, parent.unit(), rows);
                        }
                    }
                }
                return null;
            });
        }
        parallelTasks.run("index", builders);
    }

    private static void build(Connection connection, Unit unit, Map<String, Long> rows) throws SQLException {
        Sql.execute(connection, unit.workers());
        List<String> open = unit.indexes();
        if (unit.counted() != null) {
            int first = Math.min(1, open.size());
            long count = count(connection, unit.counted(), open.subList(0, first));
            rows.merge(unit.table(), count, Long::sum);
            open = open.subList(first, open.size());
        }
        Sql.execute(connection, open);
        Sql.execute(connection, unit.analyze());
    }

    /**
     * Counts in the transaction that builds the key, before a concurrent {@code analyze} can replace it by an estimate.
     */
    private static long count(Connection connection, String relation, List<String> key) throws SQLException {
        connection.setAutoCommit(false);
        Sql.execute(connection, key);
        List<Long> inKey = Sql.list(connection, IN_KEY, row -> row.getLong(1), relation);
        boolean isExact = !inKey.isEmpty() && inKey.getFirst() < EXACT;
        long count = isExact ? inKey.getFirst() : Sql.number(connection, "select count(*) from " + relation);
        connection.commit();
        connection.setAutoCommit(true);
        return count;
    }
}
