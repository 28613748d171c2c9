package io.shopstream.sink.rebuild;

import io.shopstream.sink.intake.RecordHandler;
import io.shopstream.sink.warehouse.WarehouseSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Runs one rebuild, from empty tables to the exchange. A failure before the exchange commits leaves the running tables
 * unchanged.
 */
final class Rebuild {
    private static final int MERGE_RECORDS = 20_000;
    private static final int CATCH_UP_ROUNDS = 5;
    private static final long SMALL_GAP = 2_000;
    private static final long EVERYTHING = Long.MIN_VALUE;
    private static final String MAX_WORKERS = """
            select set_config(name, least(setting::int, %d)::text, false) from pg_settings
            where name = 'max_parallel_workers_per_gather'
            """;

    private final RebuildPlan plan;
    private final RebuildSettings settings;
    private final Map<String, RecordHandler> handlers;
    private final OwnerConnections connections;
    private final RunControl control;
    private final ParallelTasks parallelTasks;
    private final Positions positions = new Positions();
    private final Map<String, Long> copied = new HashMap<>();
    private final Map<String, Long> rows = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();
    private @Nullable TableFingerprint fingerprint;
    private long carriedTo;

    Rebuild(RebuildPlan plan, RebuildSettings settings, Map<String, RecordHandler> handlers, RunControl control) {
        this.plan = plan;
        this.settings = settings;
        this.handlers = handlers;
        this.connections = new OwnerConnections(settings.owner());
        this.control = control;
        this.parallelTasks = new ParallelTasks(control);
    }

    /** @throws RebuildRefusedException if the log, dependent objects, privileges or retention forbid the run */
    List<ReplayRange> survey(Connection connection) throws SQLException {
        DependentObjects.refuseOthers(connection, plan.tables());
        OldSnapshots.requireVisibility(connection);
        RetainedOrders.refusePartialRebuild(connection, plan.tables());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()));
                Consumer<byte[], byte[]> consumer = Replay.consumer(settings.bootstrapServers())) {
            List<ReplayRange> ranges = LogSurvey.of(plan, admin, consumer, new Ledger(plan).read(connection));
            control.total(ranges.stream()
                    .mapToLong(replayRange -> Math.max(0, replayRange.target() - replayRange.start()))
                    .sum());
            return ranges;
        }
    }

    RunRepository.Result result(@Nullable String reason) {
        return new RunRepository.Result(control.records(), Map.copyOf(rows), List.copyOf(differences), reason);
    }

    /** @param lockHolder the connection that holds the lock of the run, in autocommit */
    void run(Connection lockHolder, long runId, List<ReplayRange> ranges) throws SQLException, InterruptedException {
        control.phase(Phase.PREPARING);
        try (Connection helper = control.watch(connections.open());
                WarehouseSession session = connections.session();
                Consumer<byte[], byte[]> consumer = Replay.consumer(settings.bootstrapServers())) {
            control.watch(session.connection());
            prepare(helper);
            KnownRefusals refusals = KnownRefusals.read(helper);
            NextPartitions partitions = new NextPartitions(helper);
            control.phase(Phase.READING);
            read(ranges, refusals, partitions);
            control.phase(Phase.INDEXING);
            checkCopied(new IndexBuild(connections, control, parallelTasks, settings.threads()).run(helper, bySize()));
            control.phase(Phase.MERGING_LATE);
            NextMerge merge = new NextMerge(handlers, refusals, session);
            mergeDeferred(merge, ranges);
            control.phase(Phase.CATCHING_UP);
            NextCatchUp catchUp = new NextCatchUp(consumer, merge, positions, control);
            followLedger(helper, ranges, catchUp);
            for (String table : plan.tables()) {
                if (ShadowTables.isSmall(table)) {
                    Sql.execute(helper, "analyze " + RebuildTables.next(table));
                }
            }
            control.phase(Phase.COMPARING);
            compare(helper, ranges, catchUp);
            // Comparing takes a while. Catch up again, so that the exchange has little left to merge.
            followLedger(helper, ranges, catchUp);
            control.phase(Phase.SWAPPING);
            List<String> checks = new Swap(
                            plan,
                            ranges,
                            positions,
                            control,
                            catchUp,
                            partitions,
                            Objects.requireNonNull(fingerprint),
                            carriedTo,
                            settings.swapTimeout())
                    .run(lockHolder, helper, connection -> RunRepository.end(connection, runId, "DONE", result(null)));
            for (String check : checks) {
                Sql.execute(helper, check);
            }
        }
    }

    private void prepare(Connection helper) throws SQLException {
        helper.setAutoCommit(false);
        fingerprint = TableFingerprint.of(helper, plan.tables());
        ShadowTables.create(helper, plan.shadowTables());
        helper.commit();
        helper.setAutoCommit(true);
        carriedTo = ShadowTables.newestHistory(helper);
        ShadowTables.carryOver(helper, plan.tables(), EVERYTHING);
    }

    private void read(List<ReplayRange> ranges, KnownRefusals refusals, NextPartitions partitions)
            throws SQLException, InterruptedException {
        IdFilter seen = new IdFilter(Math.min(settings.ids(), Math.max(1, control.total())));
        List<List<ReplayRange>> shares = shares(ranges);
        ReplayReader.RunParts parts =
                new ReplayReader.RunParts(settings, connections, handlers, refusals, positions, control);
        List<Callable<Map<String, Long>>> readers = new ArrayList<>();
        for (List<ReplayRange> share : shares) {
            readers.add(new ReplayReader(
                    share,
                    parts,
                    new BulkRows(plan, seen, partitions, Math.max(1, settings.recentValues() / shares.size()))));
        }
        for (Map<String, Long> taken : parallelTasks.run("read", readers)) {
            taken.forEach((table, count) -> copied.merge(table, count, Long::sum));
        }
    }

    /** Distributes the partitions so that each thread reads about the same number of offsets. */
    private List<List<ReplayRange>> shares(List<ReplayRange> ranges) {
        List<List<ReplayRange>> shares = new ArrayList<>();
        long[] loads = new long[settings.threads()];
        for (int i = 0; i < loads.length; i++) {
            shares.add(new ArrayList<>());
        }
        for (ReplayRange replayRange : ranges.stream()
                .sorted(Comparator.comparingLong((ReplayRange each) -> each.target() - each.start())
                        .reversed())
                .toList()) {
            int least = 0;
            for (int i = 1; i < loads.length; i++) {
                least = loads[i] < loads[least] ? i : least;
            }
            loads[least] += replayRange.target() - replayRange.start();
            shares.get(least).add(replayRange);
        }
        shares.removeIf(List::isEmpty);
        return shares;
    }

    /** Checks that each new table holds exactly the rows that were copied into it from the log. */
    private void checkCopied(Map<String, Long> found) {
        copied.forEach((table, expected) -> {
            long actual = found.getOrDefault(table, 0L);
            if (actual != expected) {
                throw new IllegalStateException(
                        "%s holds %d rows, but the log has %d".formatted(RebuildTables.next(table), actual, expected));
            }
        });
    }

    /** The tables that were filled by COPY, the largest first. */
    private List<String> bySize() {
        return plan.shadowTables().stream()
                .filter(table -> !ShadowTables.isSmall(table))
                .sorted(Comparator.comparingLong((String each) -> -copied.getOrDefault(each, 0L)))
                .toList();
    }

    private void mergeDeferred(NextMerge merge, List<ReplayRange> ranges) throws SQLException {
        Map<TopicPartition, Long> loaded = new HashMap<>();
        ranges.forEach(replayRange -> loaded.put(replayRange.partition(), replayRange.loaded()));
        try (Connection reading = control.watch(connections.open())) {
            reading.setAutoCommit(false);
            DeferredRecords.read(reading, MERGE_RECORDS, batch -> {
                control.check();
                merge.merge(batch, loaded);
            });
            reading.commit();
            Sql.execute(reading, DeferredRecords.DROP);
            reading.commit();
        }
    }

    private void followLedger(Connection helper, List<ReplayRange> ranges, NextCatchUp catchUp) throws SQLException {
        for (int round = 0; round < CATCH_UP_ROUNDS; round++) {
            if (catchUp.to(targets(new Ledger(plan).read(helper), ranges)) <= SMALL_GAP) {
                return;
            }
        }
    }

    /** The next offsets of the live load, for partitions whose ledger row belongs to this log. */
    private static Map<TopicPartition, Long> targets(
            Map<TopicPartition, Ledger.Entry> entries, List<ReplayRange> ranges) {
        Map<TopicPartition, Long> targets = new HashMap<>();
        for (ReplayRange replayRange : ranges) {
            Ledger.Entry entry = entries.get(replayRange.partition());
            if (replayRange.ledger() != null && entry != null && entry.topicId().equals(replayRange.topicId())) {
                targets.put(replayRange.partition(), entry.nextOffset());
            }
        }
        return targets;
    }

    /**
     * Compares new and running tables at exactly the same offsets: a difference is what this run repairs. Tables of
     * which the run has read more records than the live load are not compared, nor are the histories, which are carried
     * over.
     */
    private void compare(Connection helper, List<ReplayRange> ranges, NextCatchUp catchUp)
            throws SQLException, InterruptedException {
        Map<String, TableTotals> running = new LinkedHashMap<>();
        Map<String, TableTotals> next = new LinkedHashMap<>();
        helper.setAutoCommit(false);
        try (Connection other = control.watch(connections.open())) {
            Sql.execute(helper, "set transaction isolation level repeatable read read only");
            Map<TopicPartition, Long> targets = targets(new Ledger(plan).read(helper), ranges);
            List<String> comparable = plan.tables().stream()
                    .filter(table -> !RebuildTables.HISTORIES.contains(table))
                    .filter(table -> isComparable(table, ranges, targets))
                    .toList();
            catchUp.to(targets);
            // Old and new tables are summed in parallel. More workers than threads would only compete for the
            // processors.
            int sides = comparable.isEmpty() ? 1 : 2;
            String workers = MAX_WORKERS.formatted(Math.max(0, settings.threads() / sides - 1));
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

    private boolean isComparable(String table, List<ReplayRange> ranges, Map<TopicPartition, Long> targets) {
        return ranges.stream()
                .filter(replayRange -> replayRange.feed().tables().contains(table))
                .allMatch(replayRange -> {
                    Long target = targets.get(replayRange.partition());
                    return target != null
                            && positions.of(replayRange.partition()).next() <= target;
                });
    }
}
