package io.shopstream.local.verify;

import io.shopstream.local.shop.Shop;
import io.shopstream.schemas.client.PipelineCatchUp;
import io.shopstream.sink.quality.CheckResult;
import io.shopstream.sink.quality.CheckRunner;
import io.shopstream.sink.quality.check.CheckCatalogue;
import io.shopstream.sink.quality.check.CheckStage;
import io.shopstream.sink.quality.check.QualityCheck;
import java.sql.Connection;
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
    private static final long MIN_PAUSE_MILLIS = 500;
    private static final long MAX_PAUSE_MILLIS = 2_000;
    // The checks query for a difference five times, with a pause between each two.
    private static final int PAUSES = 4;

    private final CheckCatalogue catalogue;
    private final Connection connection;
    private final CheckRunner runner;
    private final FutureTask<List<CheckResult>> run = new FutureTask<>(this::run);
    private final Thread thread = new Thread(run, "quality-checks");

    /**
     * @param catchUpTimeout how long to wait for streams and sink
     * @param patience how long a difference must persist before it is reported; counts as at least 2 s and at most 8 s
     */
    QualityChecks(Shop shop, Duration catchUpTimeout, Duration patience, Clock clock) throws SQLException {
        this.catalogue = new CheckCatalogue(shop.topics());
        this.connection = shop.openWarehouse("shopstream-verify-quality");
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        PipelineCatchUp catchUp = new PipelineCatchUp(shop.platform(), shop.topics(), catchUpTimeout, left -> {});
        long pause = Math.clamp(patience.toMillis() / PAUSES, MIN_PAUSE_MILLIS, MAX_PAUSE_MILLIS);
        this.runner = new CheckRunner(connection, catchUp::await, Duration.ofMillis(pause), clock);
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
