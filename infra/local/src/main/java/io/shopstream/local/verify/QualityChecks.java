package io.shopstream.local.verify;

import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.pipeline.CatchUp;
import io.shopstream.sink.quality.CheckCatalogue;
import io.shopstream.sink.quality.CheckResult;
import io.shopstream.sink.quality.CheckRunner;
import io.shopstream.sink.quality.CheckStage;
import io.shopstream.sink.quality.QualityCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** The sink's own checks of rows and sums, run anew: the last run in the warehouse may be minutes old. */
final class QualityChecks {
    private static final Duration ROUND_PAUSE = Duration.ofSeconds(2);

    private final CheckCatalogue catalogue;
    private final CheckRunner runner;

    /** @param connection owned by the caller, auto-commit off */
    QualityChecks(Connection connection, Topics topics, CatchUp catchUp, Clock clock) {
        this.catalogue = new CheckCatalogue(topics);
        this.runner = new CheckRunner(connection, catchUp::await, ROUND_PAUSE, clock);
    }

    List<CheckResult> run() throws SQLException, InterruptedException {
        List<CheckResult> results = new ArrayList<>();
        for (QualityCheck check : catalogue.of(EnumSet.of(CheckStage.TRANSFORMATION, CheckStage.OUTPUT))) {
            results.add(runner.run(check));
        }
        return results;
    }
}
