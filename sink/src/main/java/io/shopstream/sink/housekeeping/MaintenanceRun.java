package io.shopstream.sink.housekeeping;

import io.shopstream.sink.warehouse.FailureClassifier;
import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the housekeeping once on one connection: makes partitions ahead, then applies retention if it is due. Retention
 * is due once a day, in the next run after a problem, and at once if a retention period was shortened. Of several
 * instances, the one that holds an advisory lock applies it.
 */
final class MaintenanceRun {
    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceRun.class);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String MIGRATED = "select to_regclass('ops.retention_runs') is not null"
            + " and to_regprocedure('ops.drop_month(text, date)') is not null"
            + " and to_regclass('ops.ingest_batches') is not null"
            + " and to_regprocedure('ops.announce_months(text)') is not null";
    // A session lock: it is released when the connection ends, at the latest.
    private static final String LOCK = "select pg_try_advisory_lock(hashtext('shopstream.retention'))";
    private static final String UNLOCK = "select pg_advisory_unlock(hashtext('shopstream.retention'))";

    private final Map<RetainedData, RetentionPeriod> policy;
    private final Clock clock;
    private final MonthlyPartitions.Pause pause;

    MaintenanceRun(Map<RetainedData, RetentionPeriod> policy, Clock clock, MonthlyPartitions.Pause pause) {
        this.policy = Map.copyOf(policy);
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Returns empty if the warehouse is not migrated yet.
     *
     * @param connection without autocommit
     */
    Optional<HousekeepingStatus> run(Connection connection) throws SQLException, InterruptedException {
        if (!isTrue(connection, MIGRATED)) {
            return Optional.empty();
        }
        YearMonth until =
                PartitionsAhead.make(connection, YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)));
        ExpiredRows daysOld = new ExpiredRows(connection, pause);
        daysOld.removeAnsweredBatches(clock.instant().minus(DAY));
        daysOld.removeSamplesOfLag(clock.instant().minus(DAY));
        RetentionRepository repository = new RetentionRepository(connection);
        if (!policy.isEmpty() && isTrue(connection, LOCK)) {
            try {
                for (RetainedData data : RetainedData.values()) {
                    RetentionPeriod retentionPeriod = policy.get(data);
                    if (retentionPeriod != null && isDue(repository, data, retentionPeriod.since(clock.instant()))) {
                        remove(connection, repository, data, retentionPeriod);
                    }
                }
            } finally {
                isTrue(connection, UNLOCK);
            }
        }
        return Optional.of(new HousekeepingStatus(until.toString(), null, tables(repository)));
    }

    private boolean isDue(RetentionRepository repository, RetainedData data, Instant since) throws SQLException {
        return repository
                .last(data)
                .filter(last -> last.problem() == null)
                .filter(last -> last.finishedAt().isAfter(clock.instant().minus(DAY)))
                .filter(last -> last.keptSince().isAfter(since.minus(DAY)))
                .isEmpty();
    }

    private void remove(
            Connection connection, RetentionRepository repository, RetainedData data, RetentionPeriod retentionPeriod)
            throws SQLException, InterruptedException {
        Instant started = clock.instant();
        Instant since = retentionPeriod.since(started);
        long runId = repository.begin(data, since, started);
        RemovedRows removedRows = new RemovedRows();
        String problem = "the sink was closed before the run finished";
        try {
            new ExpiredRows(connection, pause).remove(data, since, removedRows);
            problem = null;
        } catch (SQLException e) {
            problem = FailureClassifier.classify(e).message();
            connection.rollback();
        } finally {
            RetentionRun run =
                    new RetentionRun(since, clock.instant(), removedRows.partitions(), removedRows.rows(), problem);
            repository.end(runId, run);
            log(data, retentionPeriod, run);
        }
    }

    private static void log(RetainedData data, RetentionPeriod retentionPeriod, RetentionRun run) {
        LOG.info(
                "retention of {}: removed {} rows from before {}, dropped {} monthly partitions (retention period {})",
                data.code(),
                run.rows(),
                run.keptSince(),
                run.partitions(),
                retentionPeriod);
        if (run.problem() != null) {
            LOG.warn("retention of {}: not finished, continues in the next run: {}", data.code(), run.problem());
        }
    }

    private List<HousekeepingStatus.Table> tables(RetentionRepository repository) throws SQLException {
        List<HousekeepingStatus.Table> tables = new ArrayList<>();
        for (RetainedData data : RetainedData.values()) {
            RetentionPeriod retentionPeriod = policy.get(data);
            tables.add(new HousekeepingStatus.Table(
                    data.code(),
                    retentionPeriod == null ? "for ever" : retentionPeriod.toString(),
                    repository.last(data).orElse(null)));
        }
        return tables;
    }

    private static boolean isTrue(Connection connection, String query) throws SQLException {
        boolean answer = Sql.isTrue(connection, query);
        connection.commit();
        return answer;
    }
}
