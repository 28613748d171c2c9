package io.shopstream.sink.rebuild;

import io.shopstream.sink.intake.Intake;
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

/** One run, from empty tables to the exchange. Whatever it throws, the running tables are untouched. */
final class Rebuild {
    private static final int MERGE_RECORDS = 20_000;
    private static final int CATCH_UP_ROUNDS = 5;
    private static final long SMALL_GAP = 2_000;
    private static final long EVERYTHING = Long.MIN_VALUE;
    private static final String MAX_HELPERS = """
            select set_config(name, least(setting::int, %d)::text, false) from pg_settings
            where name = 'max_parallel_workers_per_gather'
            """;

    private final RebuildPlan plan;
    private final RebuildSettings settings;
    private final Map<String, Intake> intakes;
    private final OwnerConnections connections;
    private final RunControl control;
    private final Parallel parallel;
    private final Positions positions = new Positions();
    private final Map<String, Long> copied = new HashMap<>();
    private final Map<String, Long> rows = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();
    private @Nullable TableForm form;
    private long carriedTo;

    Rebuild(RebuildPlan plan, RebuildSettings settings, Map<String, Intake> intakes, RunControl control) {
        this.plan = plan;
        this.settings = settings;
        this.intakes = intakes;
        this.connections = new OwnerConnections(settings.owner());
        this.control = control;
        this.parallel = new Parallel(control);
    }

    /** @throws RebuildRefusedException if the log or what hangs on the tables forbids it */
    List<Stretch> survey(Connection connection) throws SQLException {
        Dependents.refuseOthers(connection, plan.tables());
        OldSnapshots.requireSight(connection);
        RetainedOrders.refuseParts(connection, plan.tables());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()));
                Consumer<byte[], byte[]> consumer = Replay.consumer(settings.bootstrapServers())) {
            List<Stretch> stretches = LogSurvey.of(plan, admin, consumer, new Ledger(plan).read(connection));
            control.total(stretches.stream()
                    .mapToLong(stretch -> Math.max(0, stretch.target() - stretch.start()))
                    .sum());
            return stretches;
        }
    }

    RunBook.Result result(@Nullable String reason) {
        return new RunBook.Result(control.records(), Map.copyOf(rows), List.copyOf(differences), reason);
    }

    /** @param lockHolder the connection with the lock of the run, in autocommit */
    void run(Connection lockHolder, long runId, List<Stretch> stretches) throws SQLException, InterruptedException {
        control.phase(Phase.PREPARING);
        try (Connection helper = control.watch(connections.open());
                WarehouseSession session = connections.session();
                Consumer<byte[], byte[]> consumer = Replay.consumer(settings.bootstrapServers())) {
            control.watch(session.connection());
            prepare(helper);
            KnownRefusals refusals = KnownRefusals.read(helper);
            NextMonths months = new NextMonths(helper);
            control.phase(Phase.READING);
            read(stretches, refusals, months);
            control.phase(Phase.INDEXING);
            checkCopied(new IndexBuild(connections, control, parallel, settings.threads()).run(helper, bySize()));
            control.phase(Phase.MERGING_LATE);
            NextMerge merge = new NextMerge(intakes, refusals, session);
            mergeLate(merge, stretches);
            control.phase(Phase.CATCHING_UP);
            NextCatchUp catchUp = new NextCatchUp(consumer, merge, positions, control);
            followLedger(helper, stretches, catchUp);
            for (String table : plan.tables()) {
                if (ShadowTables.isSmall(table)) {
                    Sql.execute(helper, "analyze " + RebuildTables.next(table));
                }
            }
            control.phase(Phase.COMPARING);
            compare(helper, stretches, catchUp);
            // Comparing took its time: the exchange should not have much left to merge.
            followLedger(helper, stretches, catchUp);
            control.phase(Phase.SWAPPING);
            List<String> checks = new Swap(
                            plan,
                            stretches,
                            positions,
                            control,
                            catchUp,
                            months,
                            Objects.requireNonNull(form),
                            carriedTo,
                            settings.swapTimeout())
                    .run(lockHolder, helper, connection -> RunBook.end(connection, runId, "DONE", result(null)));
            for (String check : checks) {
                Sql.execute(helper, check);
            }
        }
    }

    private void prepare(Connection helper) throws SQLException {
        helper.setAutoCommit(false);
        form = TableForm.of(helper, plan.tables());
        ShadowTables.create(helper, plan.made());
        helper.commit();
        helper.setAutoCommit(true);
        carriedTo = ShadowTables.newestHistory(helper);
        ShadowTables.carryOver(helper, plan.tables(), EVERYTHING);
    }

    private void read(List<Stretch> stretches, KnownRefusals refusals, NextMonths months)
            throws SQLException, InterruptedException {
        IdFilter seen = new IdFilter(Math.min(settings.ids(), Math.max(1, control.total())));
        List<List<Stretch>> shares = shares(stretches);
        ReplayReader.RunParts parts =
                new ReplayReader.RunParts(settings, connections, intakes, refusals, positions, control);
        List<Callable<Map<String, Long>>> readers = new ArrayList<>();
        for (List<Stretch> share : shares) {
            readers.add(new ReplayReader(
                    share, parts, new BulkRows(plan, seen, months, Math.max(1, settings.window() / shares.size()))));
        }
        for (Map<String, Long> taken : parallel.run("read", readers)) {
            taken.forEach((table, count) -> copied.merge(table, count, Long::sum));
        }
    }

    /** The partitions spread over the threads so that each has about as much to read. */
    private List<List<Stretch>> shares(List<Stretch> stretches) {
        List<List<Stretch>> shares = new ArrayList<>();
        long[] loads = new long[settings.threads()];
        for (int i = 0; i < loads.length; i++) {
            shares.add(new ArrayList<>());
        }
        for (Stretch stretch : stretches.stream()
                .sorted(Comparator.comparingLong((Stretch each) -> each.target() - each.start())
                        .reversed())
                .toList()) {
            int least = 0;
            for (int i = 1; i < loads.length; i++) {
                least = loads[i] < loads[least] ? i : least;
            }
            loads[least] += stretch.target() - stretch.start();
            shares.get(least).add(stretch);
        }
        shares.removeIf(List::isEmpty);
        return shares;
    }

    /** Against the log: what was read and is not folded or late is there, row by row. */
    private void checkCopied(Map<String, Long> found) {
        copied.forEach((table, expected) -> {
            long there = found.getOrDefault(table, 0L);
            if (there != expected) {
                throw new IllegalStateException(
                        "%s holds %d rows where the log has %d".formatted(RebuildTables.next(table), there, expected));
            }
        });
    }

    /** Those that were filled by COPY, the largest first. */
    private List<String> bySize() {
        return plan.made().stream()
                .filter(table -> !ShadowTables.isSmall(table))
                .sorted(Comparator.comparingLong((String each) -> -copied.getOrDefault(each, 0L)))
                .toList();
    }

    private void mergeLate(NextMerge merge, List<Stretch> stretches) throws SQLException {
        Map<TopicPartition, Long> loaded = new HashMap<>();
        stretches.forEach(stretch -> loaded.put(stretch.partition(), stretch.loaded()));
        try (Connection reading = control.watch(connections.open())) {
            reading.setAutoCommit(false);
            LateRecords.read(reading, MERGE_RECORDS, batch -> {
                control.check();
                merge.merge(batch, loaded);
            });
            reading.commit();
            Sql.execute(reading, LateRecords.DROP);
            reading.commit();
        }
    }

    private void followLedger(Connection helper, List<Stretch> stretches, NextCatchUp catchUp) throws SQLException {
        for (int round = 0; round < CATCH_UP_ROUNDS; round++) {
            if (catchUp.to(targets(new Ledger(plan).read(helper), stretches)) <= SMALL_GAP) {
                return;
            }
        }
    }

    /** Where the live load stands, as far as that speaks of this log. */
    private static Map<TopicPartition, Long> targets(
            Map<TopicPartition, Ledger.Entry> entries, List<Stretch> stretches) {
        Map<TopicPartition, Long> targets = new HashMap<>();
        for (Stretch stretch : stretches) {
            Ledger.Entry entry = entries.get(stretch.partition());
            if (stretch.ledger() != null && entry != null && entry.topicId().equals(stretch.topicId())) {
                targets.put(stretch.partition(), entry.nextOffset());
            }
        }
        return targets;
    }

    /**
     * Against the running tables, both at exactly the same offsets: a difference is what this run repairs. A table that
     * the run has more records of than the live load cannot be compared, nor the histories, which are carried over.
     */
    private void compare(Connection helper, List<Stretch> stretches, NextCatchUp catchUp)
            throws SQLException, InterruptedException {
        Map<String, Figures> running = new LinkedHashMap<>();
        Map<String, Figures> next = new LinkedHashMap<>();
        helper.setAutoCommit(false);
        try (Connection other = control.watch(connections.open())) {
            Sql.execute(helper, "set transaction isolation level repeatable read read only");
            Map<TopicPartition, Long> targets = targets(new Ledger(plan).read(helper), stretches);
            List<String> comparable = plan.tables().stream()
                    .filter(table -> !RebuildTables.HISTORIES.contains(table))
                    .filter(table -> isComparable(table, stretches, targets))
                    .toList();
            catchUp.to(targets);
            // Old and new tables are added up side by side: more processes than threads are only in each other's way.
            int sides = comparable.isEmpty() ? 1 : 2;
            String helpers = MAX_HELPERS.formatted(Math.max(0, settings.threads() / sides - 1));
            Sql.execute(helper, helpers);
            Sql.execute(other, helpers);
            parallel.run(
                    "compare",
                    List.of(
                            () -> figures(helper, comparable, table -> table, running),
                            () -> figures(other, plan.tables(), RebuildTables::next, next)));
        } finally {
            helper.rollback();
            helper.setAutoCommit(true);
        }
        next.forEach((table, figures) -> {
            rows.put(table, figures.rows());
            Figures before = running.get(table);
            if (before != null) {
                List<String> found = before.differences(table, figures);
                differences.addAll(found);
                if (!found.isEmpty() && RebuildTables.DIMENSIONS.contains(table)) {
                    differences.add(
                            table + ": a deleted row whose tombstone was compacted away explains less in the log");
                }
            } else if (!RebuildTables.HISTORIES.contains(table)) {
                differences.add(table + ": not compared, the live load was behind the log");
            }
        });
    }

    private static @Nullable Void figures(
            Connection connection, Collection<String> tables, UnaryOperator<String> name, Map<String, Figures> figures)
            throws SQLException {
        for (String table : tables) {
            figures.put(table, Figures.of(connection, name.apply(table)));
        }
        return null;
    }

    private boolean isComparable(String table, List<Stretch> stretches, Map<TopicPartition, Long> targets) {
        return stretches.stream()
                .filter(stretch -> stretch.feed().tables().contains(table))
                .allMatch(stretch -> {
                    Long target = targets.get(stretch.partition());
                    return target != null && positions.of(stretch.partition()).next() <= target;
                });
    }
}
