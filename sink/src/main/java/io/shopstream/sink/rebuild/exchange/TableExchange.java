package io.shopstream.sink.rebuild.exchange;

import io.shopstream.sink.ledger.LedgerEntry;
import io.shopstream.sink.ledger.RebuildLedger;
import io.shopstream.sink.rebuild.control.OwnerConnections;
import io.shopstream.sink.rebuild.control.RunControl;
import io.shopstream.sink.rebuild.fill.NewTableCatchUp;
import io.shopstream.sink.rebuild.fill.NewTableMonths;
import io.shopstream.sink.rebuild.fill.NewTablePositions;
import io.shopstream.sink.rebuild.plan.LogRange;
import io.shopstream.sink.rebuild.plan.RebuildPlan;
import io.shopstream.sink.rebuild.plan.RebuildRefusedException;
import io.shopstream.sink.rebuild.plan.RebuildTables;
import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges the tables in one transaction, without an error or a gap for readers.
 *
 * <ol>
 *   <li>Lock the ledger rows: the live load waits at its first statement.
 *   <li>Merge records until the new tables are exactly at the offsets of the ledger.
 *   <li>Wait for transactions with an older snapshot, because they would see the new tables empty.
 *   <li>Lock views and tables, waiting at most some tenths of a second; else roll back and try again later.
 *   <li>Move the tables, recreate views and foreign keys on the new ones, move the ledger and mark the run as DONE.
 * </ol>
 *
 * No reader becomes the victim of a deadlock, because its {@code deadlock_timeout} is longer than ours.
 */
public final class TableExchange {
    // A frozen process must not lock the ledger for ever. Reading the last records takes at most a minute.
    private static final String LEDGER_TIMEOUT =
            "set local lock_timeout = '10s'; set local idle_in_transaction_session_timeout = '90s';"
                    + " set local synchronous_commit = on";
    private static final String NO_LIMIT = "set local lock_timeout = '5s'; set local statement_timeout = 0";
    private static final long RETRY_NANOS = Duration.ofMillis(700).toNanos();
    private static final Set<String> LOCK_CONFLICTS = Set.of("55P03", "57014", "40P01");
    private static final String MOVE = """
            select format('alter table %s set schema %I', r.oid::regclass, ?)
            from (select p.relid::oid as oid from pg_partition_tree(cast(? as regclass)) p
              union select cast(? as regclass)::oid) r
            """;

    private static final String MOVE_STATISTICS = """
            select format('alter statistics %I.%I set schema %I', n.nspname, s.stxname, ?)
            from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace
            where s.stxrelid = cast(? as regclass) order by 1
            """;

    private final RebuildPlan plan;
    private final List<LogRange> ranges;
    private final RebuildLedger ledger;
    private final NewTablePositions positions;
    private final RunControl control;
    private final NewTableCatchUp catchUp;
    private final NewTableMonths months;
    private final TableFingerprint fingerprint;
    private final long historiesCopiedTo;
    private final OldSnapshots oldSnapshots;
    private final Duration timeout;
    private @Nullable Instant completeSince;

    public TableExchange(
            RebuildPlan plan,
            List<LogRange> ranges,
            NewTablePositions positions,
            RunControl control,
            NewTableCatchUp catchUp,
            NewTableMonths months,
            TableFingerprint fingerprint,
            long historiesCopiedTo,
            Duration timeout) {
        this.plan = plan;
        this.ranges = ranges;
        this.ledger = plan.ledger();
        this.positions = positions;
        this.control = control;
        this.catchUp = catchUp;
        this.months = months;
        this.fingerprint = fingerprint;
        this.historiesCopiedTo = historiesCopiedTo;
        this.timeout = timeout;
        // The names of this run and of the loaders, which take a new snapshot for each statement.
        List<String> ownNames = new ArrayList<>(plan.groups());
        ownNames.add(OwnerConnections.NAME);
        oldSnapshots = new OldSnapshots(ownNames, control);
    }

    /** Marks the run as DONE, in the transaction of the exchange. */
    @FunctionalInterface
    public interface Done {
        void write(Connection connection) throws SQLException;
    }

    /**
     * @param connection the connection that holds the lock of the run
     * @param helper in autocommit
     * @return the statements that validate the foreign keys created as NOT VALID
     * @throws RebuildRefusedException naming what blocked the exchange until the timeout
     */
    public List<String> run(Connection connection, Connection helper, Done done) throws SQLException {
        long deadline = System.nanoTime() + timeout.toNanos();
        List<String> checks = new ArrayList<>();
        while (true) {
            control.check();
            String obstacle = attempt(connection, helper, done, checks);
            control.waitingFor(obstacle);
            if (obstacle == null) {
                return checks;
            }
            if (System.nanoTime() > deadline) {
                throw new RebuildRefusedException(
                        "the tables could not be exchanged within " + timeout.toSeconds() + " s: " + obstacle,
                        "End those sessions (pg_stat_activity shows them), then rebuild again");
            }
            LockSupport.parkNanos(RETRY_NANOS);
        }
    }

    private @Nullable String attempt(Connection connection, Connection helper, Done done, List<String> checks)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            Sql.execute(connection, LEDGER_TIMEOUT);
            if (!RetainedOrders.lock(connection)) {
                return "retention is removing old rows";
            }
            Map<TopicPartition, LedgerEntry> entries = ledger.lock(connection);
            complete(entries, helper);
            String old = oldSnapshots.awaitEnd(helper, Objects.requireNonNull(completeSince));
            if (old != null) {
                return old;
            }
            List<String> views = DependentObjects.views(connection, plan.tables());
            TableLocks.take(connection, plan.tables(), views);
            if (!views.equals(DependentObjects.views(connection, plan.tables()))) {
                return "views of the tables were created or dropped during the exchange";
            }
            Sql.execute(connection, NO_LIMIT);
            fingerprint.requireSame(connection);
            DependentObjects.requireRecreatable(connection, plan.tables());
            DependentObjects.Definitions definitions = DependentObjects.read(connection, plan.tables(), views);
            control.pointOfNoReturn();
            exchange(connection, definitions);
            setLedger(connection, entries);
            done.write(connection);
            control.exchanging();
            connection.commit();
            checks.addAll(DependentObjects.checks(definitions));
            return null;
        } catch (SQLException e) {
            control.exchangeFailed();
            if (!LOCK_CONFLICTS.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            control.check();
            return "the tables are in constant use" + TableLocks.holders(helper, plan.tables());
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /**
     * Brings the new tables to the offsets of the ledger. The last commit into them is before {@link #completeSince}.
     */
    private void complete(Map<TopicPartition, LedgerEntry> entries, Connection helper) throws SQLException {
        Map<TopicPartition, Long> targets = new HashMap<>();
        for (LogRange logRange : ranges) {
            LedgerEntry entry = entries.get(logRange.partition());
            if (entry != null && fits(entry, logRange)) {
                targets.put(logRange.partition(), entry.nextOffset());
            } else if (!logRange.source().fillsReplacedTablesOnly()) {
                throw new RebuildRefusedException(
                        "the ledger of " + logRange.partition() + " has changed during the run", "Rebuild again");
            }
        }
        requireAllRead(entries);
        long changed = catchUp.to(targets);
        for (String table : RebuildTables.MONTHLY) {
            if (plan.tables().contains(table)) {
                months.follow(table);
            }
        }
        // The log has these rows, too, unless it was compacted during the run.
        changed += NewTables.copyHistories(helper, plan.tables(), historiesCopiedTo);
        if (changed > 0 || completeSince == null) {
            completeSince = Sql.one(helper, "select clock_timestamp()", row -> Sql.instant(row, 1));
        }
    }

    /** Refuses a partition that was added during the run, because it is loaded into the old tables only. */
    private void requireAllRead(Map<TopicPartition, LedgerEntry> entries) {
        entries.forEach((partition, entry) -> {
            boolean isRead =
                    ranges.stream().anyMatch(logRange -> logRange.partition().equals(partition));
            boolean isSameLog = ranges.stream()
                    .anyMatch(logRange -> logRange.partition().topic().equals(partition.topic())
                            && logRange.topicId().equals(entry.topicId()));
            if (!isRead && isSameLog && entry.nextOffset() > 0) {
                throw new RebuildRefusedException(partition + " was added during the run", "Rebuild again");
            }
        });
    }

    private void exchange(Connection connection, DependentObjects.Definitions definitions) throws SQLException {
        List<String> statements = new ArrayList<>(definitions.before());
        for (String schema : RebuildTables.SCHEMAS) {
            statements.add("create schema " + RebuildTables.oldSchema(schema));
        }
        for (String table : plan.tables()) {
            String schema = RebuildTables.schema(table);
            String oldSchema = RebuildTables.oldSchema(schema);
            statements.addAll(Sql.texts(connection, MOVE, oldSchema, table, table));
            String next = RebuildTables.next(table);
            statements.addAll(Sql.texts(connection, MOVE, schema, next, next));
            statements.addAll(Sql.texts(connection, MOVE_STATISTICS, oldSchema, table));
            statements.addAll(Sql.texts(connection, MOVE_STATISTICS, schema, next));
        }
        statements.addAll(definitions.after());
        try (Statement batch = connection.createStatement()) {
            for (String sql : statements) {
                batch.addBatch(sql);
            }
            batch.executeBatch();
        }
    }

    /** Moves the ledger rows that are behind the run, missing, or of another log. */
    private void setLedger(Connection connection, Map<TopicPartition, LedgerEntry> entries) throws SQLException {
        for (LogRange logRange : ranges) {
            LedgerEntry entry = entries.get(logRange.partition());
            NewTablePositions.Position position = positions.of(logRange.partition());
            if (entry == null || !fits(entry, logRange)) {
                setLedger(connection, logRange, position.records(), position.rejected());
            } else if (entry.nextOffset() < position.next()) {
                // A compacted log no longer has all records that the live load counted.
                setLedger(
                        connection,
                        logRange,
                        Math.max(entry.records(), position.records()),
                        Math.max(entry.rejected(), position.rejected()));
            }
        }
    }

    private void setLedger(Connection connection, LogRange logRange, long records, long rejected) throws SQLException {
        RebuildLedger.set(
                connection,
                logRange.source().group(),
                logRange.partition(),
                new LedgerEntry(
                        logRange.topicId(), positions.of(logRange.partition()).next(), records, rejected));
    }

    private static boolean fits(LedgerEntry entry, LogRange logRange) {
        return entry.topicId().equals(logRange.topicId())
                && (logRange.ledger() != null || entry.nextOffset() <= logRange.end());
    }
}
