package io.shopstream.local.verify;

import io.shopstream.local.up.Endpoints;
import io.shopstream.schemas.client.PipelineProgress;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.quality.CheckCatalogue;
import io.shopstream.sink.quality.CheckResult;
import io.shopstream.sink.quality.CheckRunner;
import io.shopstream.sink.quality.CheckStage;
import io.shopstream.sink.quality.QualityCheck;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs the sink's own checks of rows and sums again, since their last results in the warehouse may be minutes old. The
 * checks wait for records in flight themselves, so they run in parallel with the rounds, over a separate connection.
 */
final class QualityChecks implements AutoCloseable {
    private static final Duration ROUND_PAUSE = Duration.ofSeconds(2);

    private final CheckCatalogue catalogue;
    private final Connection connection;
    private final CheckRunner runner;
    private final FutureTask<List<CheckResult>> run = new FutureTask<>(this::run);
    private final Thread thread = new Thread(run, "quality-checks");

    /** @param timeout how long to wait for streams and sink */
    QualityChecks(Endpoints endpoints, Topics topics, Duration timeout, Clock clock) throws SQLException {
        this.catalogue = new CheckCatalogue(topics);
        this.connection = DriverManager.getConnection(endpoints.postgres(), "shop_api", "");
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        PipelineProgress catchUp = new PipelineProgress(endpoints.platform(), topics, timeout, left -> {});
        this.runner = new CheckRunner(connection, catchUp::await, ROUND_PAUSE, clock);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private List<CheckResult> run() throws SQLException, InterruptedException {
        List<CheckResult> results = new ArrayList<>();
        for (QualityCheck check : catalogue.of(EnumSet.of(CheckStage.TRANSFORMATION, CheckStage.OUTPUT))) {
            results.add(runner.run(check));
        }
        return results;
    }

    /** Waits until all checks have run. */
    List<CheckResult> results() throws SQLException, InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() throws SQLException {
        if (run.cancel(true)) {
            // abort instead of close, which would wait for the running statement.
            connection.abort(Runnable::run);
        } else {
            connection.close();
        }
    }
}
