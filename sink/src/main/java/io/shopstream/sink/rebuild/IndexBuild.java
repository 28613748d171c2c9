package io.shopstream.sink.rebuild;

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
 * Builds keys and indexes of the new tables and tells the planner about them, several at a time: month by month, so that
 * the work can be shared however large one table is. What is built on the whole table then only takes up what its months
 * have; whoever finishes the last month goes on with that, and nobody waits.
 */
final class IndexBuild {
    private static final String PARTITIONS = """
            select i.inhrelid::regclass::text from pg_inherits i where i.inhparent = cast(? as regclass)
            order by pg_relation_size(i.inhrelid) desc, 1
            """;

    // Building a key counts what it indexes, so nobody has to read the rows for that once more. Of indexes the key
    // comes first.
    private static final String IN_KEY = """
            select cast(cast(c.reltuples as bigint) as text) from pg_index i join pg_class c on c.oid = i.indexrelid
            where i.indrelid = cast(? as regclass) and i.indisprimary
            """;
    // reltuples is a float4: whole numbers are exact below this.
    private static final long EXACT = 1 << 24;
    // While all threads are at work on months, helpers would only cost their start, for each index of each month.
    private static final String ALONE = "set max_parallel_maintenance_workers = 0";
    private static final String WITH_HELPERS = "reset max_parallel_maintenance_workers";

    private final OwnerConnections connections;
    private final RunControl control;
    private final ParallelTasks parallelTasks;
    private final int threads;

    IndexBuild(OwnerConnections connections, RunControl control, ParallelTasks parallelTasks, int threads) {
        this.connections = connections;
        this.control = control;
        this.parallelTasks = parallelTasks;
        this.threads = threads;
    }

    /**
     * What one thread does in one go.
     *
     * @param counted the relation whose rows count as the table's, if any
     * @param whole of which this is a month, if any
     */
    private record Unit(
            String table,
            @Nullable String counted,
            String helpers,
            List<String> indexes,
            String analyze,
            @Nullable Whole whole) {}

    /** What comes when all months are done. */
    private record Whole(Unit unit, AtomicInteger openMonths) {}

    /**
     * @param tables the running tables whose new ones have none yet, the largest first
     * @return how many rows are in the new ones
     */
    Map<String, Long> run(Connection connection, List<String> tables) throws SQLException, InterruptedException {
        List<Unit> units = new ArrayList<>();
        for (String table : tables) {
            String next = RebuildTables.next(table);
            List<String> indexes = ShadowTables.indexes(connection, table);
            List<String> partitions = Sql.texts(connection, PARTITIONS, next);
            if (partitions.isEmpty()) {
                units.add(new Unit(table, next, WITH_HELPERS, indexes, "analyze " + next, null));
                continue;
            }
            Whole whole = new Whole(
                    new Unit(table, null, ALONE, indexes, "analyze only " + next, null),
                    new AtomicInteger(partitions.size()));
            String helpers = partitions.size() < threads ? WITH_HELPERS : ALONE;
            for (String partition : partitions) {
                List<String> ofPartition = indexes.stream()
                        .map(sql -> ofPartition(sql, next, partition))
                        .toList();
                units.add(new Unit(table, partition, helpers, ofPartition, "analyze " + partition, whole));
            }
        }
        Map<String, Long> rows = new ConcurrentHashMap<>();
        build(units, rows);
        return rows;
    }

    /** Under the name that PostgreSQL gives it, as it would have been built with the whole table's. */
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
                        Whole whole = next.whole();
                        if (whole != null && whole.openMonths().decrementAndGet() == 0) {
                            control.check();
                            build(connection, whole.unit(), rows);
                        }
                    }
                }
                return null;
            });
        }
        parallelTasks.run("index", builders);
    }

    private static void build(Connection connection, Unit unit, Map<String, Long> rows) throws SQLException {
        Sql.execute(connection, unit.helpers());
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

    /** In the transaction that builds the key, so that nobody's {@code analyze}, which estimates, comes between. */
    private static long count(Connection connection, String relation, List<String> key) throws SQLException {
        connection.setAutoCommit(false);
        Sql.execute(connection, key);
        List<String> inKey = Sql.texts(connection, IN_KEY, relation);
        boolean isExact = !inKey.isEmpty() && Long.parseLong(inKey.getFirst()) < EXACT;
        String count = isExact
                ? inKey.getFirst()
                : Sql.texts(connection, "select count(*) from " + relation).getFirst();
        connection.commit();
        connection.setAutoCommit(true);
        return Long.parseLong(count);
    }
}
