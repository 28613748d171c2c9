package io.shopstream.sink.rebuild;

import io.shopstream.sink.intake.RecordHandler;
import io.shopstream.sink.rebuild.control.OwnerConnections;
import io.shopstream.sink.rebuild.control.ParallelTasks;
import io.shopstream.sink.rebuild.control.RebuildPhase;
import io.shopstream.sink.rebuild.control.RebuildSettings;
import io.shopstream.sink.rebuild.control.RunControl;
import io.shopstream.sink.rebuild.exchange.DependentObjects;
import io.shopstream.sink.rebuild.exchange.FilledColumns;
import io.shopstream.sink.rebuild.exchange.IndexBuild;
import io.shopstream.sink.rebuild.exchange.NewTables;
import io.shopstream.sink.rebuild.exchange.OldSnapshots;
import io.shopstream.sink.rebuild.exchange.RetainedOrders;
import io.shopstream.sink.rebuild.exchange.TableComparison;
import io.shopstream.sink.rebuild.exchange.TableExchange;
import io.shopstream.sink.rebuild.exchange.TableFingerprint;
import io.shopstream.sink.rebuild.fill.BulkFill;
import io.shopstream.sink.rebuild.fill.KnownRejections;
import io.shopstream.sink.rebuild.fill.LogConsumer;
import io.shopstream.sink.rebuild.fill.NewTableCatchUp;
import io.shopstream.sink.rebuild.fill.NewTableMerge;
import io.shopstream.sink.rebuild.fill.NewTableMonths;
import io.shopstream.sink.rebuild.fill.NewTablePositions;
import io.shopstream.sink.rebuild.plan.LogRange;
import io.shopstream.sink.rebuild.plan.LogSurvey;
import io.shopstream.sink.rebuild.plan.RebuildPlan;
import io.shopstream.sink.rebuild.plan.RebuildRefusedException;
import io.shopstream.sink.rebuild.plan.RebuildTables;
import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.warehouse.Sql;
import io.shopstream.sink.warehouse.WarehouseSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs one rebuild, from empty tables to the exchange. A failure before the exchange commits leaves the running tables
 * unchanged.
 */
final class RebuildRun {
    private static final int CATCH_UP_ROUNDS = 5;
    private static final long SMALL_GAP = 2_000;
    private static final long EVERYTHING = Long.MIN_VALUE;

    private final RebuildPlan plan;
    private final RebuildSettings settings;
    private final Map<String, RecordHandler> handlers;
    private final OwnerConnections connections;
    private final RunControl control;
    private final ParallelTasks parallelTasks;
    private final NewTablePositions positions = new NewTablePositions();
    private final Map<String, Long> copied = new HashMap<>();
    private TableComparison.Result comparison = new TableComparison.Result(Map.of(), List.of());
    private @Nullable TableFingerprint fingerprint;
    private long historiesCopiedTo;

    RebuildRun(RebuildPlan plan, RebuildSettings settings, Map<String, RecordHandler> handlers, RunControl control) {
        this.plan = plan;
        this.settings = settings;
        this.handlers = handlers;
        this.connections = new OwnerConnections(settings.owner());
        this.control = control;
        this.parallelTasks = new ParallelTasks(control);
    }

    /**
     * Decides how far to read the log.
     *
     * @throws RebuildRefusedException if the log, the tables' columns, objects, privileges or retention forbid the run
     */
    List<LogRange> survey(Connection connection) throws SQLException {
        FilledColumns.requireFillable(connection, plan.tables());
        DependentObjects.requireRecreatable(connection, plan.tables());
        OldSnapshots.requireVisibility(connection);
        RetainedOrders.requireWholeOrders(connection, plan.tables());
        try (Admin admin = Admin.create(settings.kafka().with(Map.of()));
                Consumer<byte[], byte[]> consumer = LogConsumer.consumer(settings.kafka())) {
            List<LogRange> ranges =
                    LogSurvey.of(plan, admin, consumer, plan.ledger().read(connection));
            control.total(ranges.stream()
                    .mapToLong(logRange -> Math.max(0, logRange.target() - logRange.start()))
                    .sum());
            return ranges;
        }
    }

    RunRepository.Result result(@Nullable String reason) {
        return new RunRepository.Result(control.records(), comparison.rows(), comparison.differences(), reason);
    }

    /** @param lockHolder the connection that holds the lock of the run, in autocommit */
    void run(Connection lockHolder, long runId, List<LogRange> ranges) throws SQLException, InterruptedException {
        control.phase(RebuildPhase.PREPARING);
        try (Connection helper = control.watch(connections.open());
                WarehouseSession session = connections.session();
                Consumer<byte[], byte[]> consumer = LogConsumer.consumer(settings.kafka())) {
            control.watch(session.connection());
            prepare(helper);
            KnownRejections rejections = KnownRejections.read(helper);
            NewTableMonths months = new NewTableMonths(helper);
            control.phase(RebuildPhase.READING);
            BulkFill.SharedParts shared =
                    new BulkFill.SharedParts(settings, connections, handlers, rejections, positions, control);
            copied.putAll(new BulkFill(plan, shared, parallelTasks).run(ranges, months));
            control.phase(RebuildPhase.INDEXING);
            checkCopied(new IndexBuild(connections, control, parallelTasks, settings.threads()).run(helper, bySize()));
            control.phase(RebuildPhase.MERGING_LATE);
            NewTableMerge merge = new NewTableMerge(handlers, rejections, session);
            try (Connection reading = control.watch(connections.open())) {
                merge.mergeDeferred(reading, ranges, control);
            }
            control.phase(RebuildPhase.CATCHING_UP);
            NewTableCatchUp catchUp = new NewTableCatchUp(consumer, merge, positions, control);
            followLedger(helper, ranges, catchUp);
            for (String table : plan.tables()) {
                if (NewTables.isSmall(table)) {
                    Sql.execute(helper, "analyze " + RebuildTables.next(table));
                }
            }
            control.phase(RebuildPhase.COMPARING);
            try (Connection other = control.watch(connections.open())) {
                comparison = new TableComparison(plan, ranges, positions, parallelTasks, settings.threads())
                        .run(helper, other, catchUp);
            }
            // Comparing takes a while. Catch up again, so that the exchange has little left to merge.
            followLedger(helper, ranges, catchUp);
            if (plan.tables().contains(RebuildTables.USERS)) {
                // Users who were forgotten after their records were merged.
                Sql.update(helper, MergeSql.NEW.eraseUsers());
            }
            control.phase(RebuildPhase.SWAPPING);
            List<String> checks = new TableExchange(
                            plan,
                            ranges,
                            positions,
                            control,
                            catchUp,
                            months,
                            Objects.requireNonNull(fingerprint),
                            historiesCopiedTo,
                            settings.exchangeTimeout())
                    .run(lockHolder, helper, connection -> RunRepository.end(connection, runId, "DONE", result(null)));
            for (String check : checks) {
                Sql.execute(helper, check);
            }
        }
    }

    private void prepare(Connection helper) throws SQLException {
        helper.setAutoCommit(false);
        fingerprint = TableFingerprint.of(helper, plan.tables());
        NewTables.create(helper, plan.newTables());
        helper.commit();
        helper.setAutoCommit(true);
        historiesCopiedTo = NewTables.newestHistoryVersion(helper);
        NewTables.copyHistories(helper, plan.tables(), EVERYTHING);
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
        return plan.newTables().stream()
                .filter(table -> !NewTables.isSmall(table))
                .sorted(Comparator.comparingLong((String each) -> -copied.getOrDefault(each, 0L)))
                .toList();
    }

    private void followLedger(Connection helper, List<LogRange> ranges, NewTableCatchUp catchUp) throws SQLException {
        for (int round = 0; round < CATCH_UP_ROUNDS; round++) {
            if (catchUp.to(LogRange.targets(ranges, plan.ledger().read(helper))) <= SMALL_GAP) {
                return;
            }
        }
    }
}
