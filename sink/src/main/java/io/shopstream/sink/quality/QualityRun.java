package io.shopstream.sink.quality;

import io.shopstream.sink.quality.check.CheckCatalogue;
import io.shopstream.sink.quality.check.CheckStage;
import io.shopstream.sink.quality.check.QualityCheck;
import io.shopstream.sink.warehouse.Sql;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs the checks once over one connection; only one instance in the cluster does so at a time. After each check it
 * pauses for as long as the check took, at most 30 s, to use no more than about half a core of the database.
 */
public final class QualityRun {
    // No parallel workers, because the live load runs at the same time. The timeout limits each statement.
    private static final String OPTIONS = "-c statement_timeout=60s -c lock_timeout=10s -c jit=off -c work_mem=32MB"
            + " -c max_parallel_workers_per_gather=0 -c timezone=UTC";
    // A session lock: it is released when the connection ends.
    private static final String LOCK = "select pg_try_advisory_lock(hashtext('shopstream.quality'))";
    private static final Duration PROFILE_EVERY = Duration.ofDays(1);
    private static final Duration ROUND_PAUSE = Duration.ofSeconds(2);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(30);

    private final WarehouseAddress warehouse;
    private final CheckCatalogue catalogue;
    private final PipelineWait pipelineWait;
    private final Clock clock;

    /** The result of a run. */
    public record Outcome(long runId, Score score, List<CheckResult> results, Instant at) {
        public Outcome {
            results = List.copyOf(results);
        }
    }

    public QualityRun(WarehouseAddress warehouse, CheckCatalogue catalogue, PipelineWait pipelineWait, Clock clock) {
        this.warehouse = warehouse;
        this.catalogue = catalogue;
        this.pipelineWait = pipelineWait;
        this.clock = clock;
    }

    /**
     * @param profile whether to profile the columns even if that was done within a day
     * @return empty if another instance is running the checks
     */
    public Optional<Outcome> run(boolean profile) throws SQLException, InterruptedException {
        try (Connection connection = warehouse.connect("shop-sink-quality", OPTIONS)) {
            if (!Sql.isTrue(connection, LOCK)) {
                return Optional.empty();
            }
            connection.setAutoCommit(false);
            Instant start = clock.instant();
            boolean profiled = QualityRepository.profiledSince(connection, start.minus(PROFILE_EVERY));
            List<CheckResult> results = results(connection, profile || !profiled);
            Score score = Score.of(results);
            Instant end = clock.instant();
            long run = QualityRepository.write(connection, results, score, Duration.between(start, end), end);
            return Optional.of(new Outcome(run, score, results, end));
        }
    }

    private List<CheckResult> results(Connection connection, boolean profile)
            throws SQLException, InterruptedException {
        CheckRunner runner = new CheckRunner(connection, pipelineWait, ROUND_PAUSE, clock);
        Set<CheckStage> stages = EnumSet.allOf(CheckStage.class);
        if (!profile) {
            stages.remove(CheckStage.PROFILE);
        }
        List<CheckResult> results = new ArrayList<>();
        for (QualityCheck check : catalogue.of(stages)) {
            long begun = System.nanoTime();
            results.add(runner.run(check));
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            Thread.sleep(took.compareTo(MAX_PAUSE) < 0 ? took : MAX_PAUSE);
        }
        return results;
    }
}
