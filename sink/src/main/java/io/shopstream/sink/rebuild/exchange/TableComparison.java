package io.shopstream.sink.rebuild.exchange;

import io.shopstream.sink.rebuild.control.ParallelTasks;
import io.shopstream.sink.rebuild.fill.NewTableCatchUp;
import io.shopstream.sink.rebuild.fill.NewTablePositions;
import io.shopstream.sink.rebuild.plan.LogRange;
import io.shopstream.sink.rebuild.plan.RebuildPlan;
import io.shopstream.sink.rebuild.plan.RebuildTables;
import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Compares new and running tables at exactly the same offsets: a difference is what this run repairs. Tables of
 * which the run has read more records than the live load are not compared, nor are the histories, which are carried
 * over.
 */
public final class TableComparison {
    private static final String MAX_WORKERS = """
            select set_config(name, least(setting::int, %d)::text, false) from pg_settings
            where name = 'max_parallel_workers_per_gather'
            """;

    private final RebuildPlan plan;
    private final List<LogRange> ranges;
    private final NewTablePositions positions;
    private final ParallelTasks parallelTasks;
    private final int threads;

    /**
     * @param rows number of rows of each new table, by the name of the running table
     * @param differences in sentences for the user
     */
    public record Result(Map<String, Long> rows, List<String> differences) {
        public Result {
            rows = Map.copyOf(rows);
            differences = List.copyOf(differences);
        }
    }

    public TableComparison(
            RebuildPlan plan,
            List<LogRange> ranges,
            NewTablePositions positions,
            ParallelTasks parallelTasks,
            int threads) {
        this.plan = plan;
        this.ranges = ranges;
        this.positions = positions;
        this.parallelTasks = parallelTasks;
        this.threads = threads;
    }

    /** @param helper in autocommit; {@code other} sums the new tables meanwhile */
    public Result run(Connection helper, Connection other, NewTableCatchUp catchUp)
            throws SQLException, InterruptedException {
        Map<String, TableTotals> running = new LinkedHashMap<>();
        Map<String, TableTotals> next = new LinkedHashMap<>();
        helper.setAutoCommit(false);
        try {
            Sql.execute(helper, "set transaction isolation level repeatable read read only");
            Map<TopicPartition, Long> targets =
                    LogRange.targets(ranges, plan.ledger().read(helper));
            List<String> comparable = plan.tables().stream()
                    .filter(table -> !RebuildTables.HISTORIES.contains(table))
                    .filter(table -> isComparable(table, targets))
                    .toList();
            catchUp.to(targets);
            // Old and new tables are summed in parallel. More workers than threads would only compete for the
            // processors.
            int sides = comparable.isEmpty() ? 1 : 2;
            String workers = MAX_WORKERS.formatted(Math.max(0, threads / sides - 1));
            Sql.execute(helper, workers);
            Sql.execute(other, workers);
            parallelTasks.run(
                    "compare",
                    List.of(
                            () -> totals(helper, comparable, table -> table, running),
                            () -> totals(other, plan.tables(), RebuildTables::next, next)));
        } finally {
            helper.rollback();
            helper.setAutoCommit(true);
        }
        Map<String, Long> rows = new LinkedHashMap<>();
        List<String> differences = new ArrayList<>();
        next.forEach((table, totals) -> {
            rows.put(table, totals.rows());
            TableTotals before = running.get(table);
            if (before != null) {
                List<String> found = before.differences(table, totals);
                differences.addAll(found);
                if (!found.isEmpty() && RebuildTables.DIMENSIONS.contains(table)) {
                    differences.add(
                            table + ": rows missing in the log may be deleted rows whose tombstone was compacted away");
                }
            } else if (!RebuildTables.HISTORIES.contains(table)) {
                differences.add(table + ": not compared, because the live load was behind the log");
            }
        });
        return new Result(rows, differences);
    }

    private static @Nullable Void totals(
            Connection connection,
            Collection<String> tables,
            UnaryOperator<String> name,
            Map<String, TableTotals> totals)
            throws SQLException {
        for (String table : tables) {
            totals.put(table, TableTotals.of(connection, name.apply(table)));
        }
        return null;
    }

    private boolean isComparable(String table, Map<TopicPartition, Long> targets) {
        return ranges.stream()
                .filter(logRange -> logRange.source().tables().contains(table))
                .allMatch(logRange -> {
                    Long target = targets.get(logRange.partition());
                    return target != null && positions.of(logRange.partition()).next() <= target;
                });
    }
}
