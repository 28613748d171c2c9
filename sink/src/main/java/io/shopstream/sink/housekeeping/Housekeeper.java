package io.shopstream.sink.housekeeping;

import io.shopstream.sink.warehouse.FailureClassifier;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the maintenance as soon as the warehouse is available and then every hour, on its own connection and thread. It
 * never stops the load: failures are logged, shown in the status and retried. Closing interrupts retention after the
 * current batch.
 */
public final class Housekeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeper.class);
    private static final Duration INTERVAL = Duration.ofHours(1);
    // While the warehouse is unavailable, which the loaders report, or after a failure.
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    // The statement_timeout is below the client's socket timeout, so that the outcome of a statement is recorded.
    private static final String OPTIONS = "-c timezone=UTC -c jit=off -c lock_timeout=2s -c statement_timeout=120s"
            + " -c idle_in_transaction_session_timeout=60s";

    private final WarehouseAddress warehouse;
    private final MaintenanceRun maintenanceRun;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("shop-sink-housekeeping").daemon().factory());
    private volatile HousekeepingStatus status;

    /** @param policy the retention periods; other data is kept for ever */
    public Housekeeper(WarehouseAddress warehouse, Map<RetainedData, RetentionPeriod> policy, Clock clock) {
        this.warehouse = warehouse;
        this.maintenanceRun = new MaintenanceRun(policy, clock, Thread::sleep);
        this.status = new HousekeepingStatus(null, null, unknown(policy));
    }

    private static List<HousekeepingStatus.Table> unknown(Map<RetainedData, RetentionPeriod> policy) {
        return Arrays.stream(RetainedData.values())
                .map(data -> new HousekeepingStatus.Table(
                        data.code(), policy.containsKey(data) ? String.valueOf(policy.get(data)) : "for ever", null))
                .toList();
    }

    public void start() {
        thread.execute(this::runAndSchedule);
    }

    public HousekeepingStatus status() {
        return status;
    }

    private void runAndSchedule() {
        try {
            Duration pause = runOnce() ? INTERVAL : RETRY_INTERVAL;
            thread.schedule(this::runAndSchedule, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | RejectedExecutionException e) {
            // The sink is being closed.
        }
    }

    /** Returns true if the run succeeded, false to retry soon. */
    private boolean runOnce() throws InterruptedException {
        try (Connection connection = warehouse.connect("shop-sink-housekeeping", OPTIONS)) {
            connection.setAutoCommit(false);
            Optional<HousekeepingStatus> done = maintenanceRun.run(connection);
            done.ifPresent(seen -> status = seen);
            return done.isPresent();
        } catch (SQLException | RuntimeException | Error e) {
            failed(FailureClassifier.classify(e).message());
            return false;
        }
    }

    // Logged once, because an outage repeats it every few seconds and the loaders log that, too.
    private void failed(String problem) {
        HousekeepingStatus before = status;
        if (before.problem() == null) {
            LOG.info("housekeeping failed and is retried until it succeeds: {}", problem);
        }
        status = new HousekeepingStatus(before.monthsMadeUntil(), problem, before.retention());
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(CLOSE_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
