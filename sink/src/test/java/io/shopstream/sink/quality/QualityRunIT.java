package io.shopstream.sink.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.quality.check.CheckCatalogue;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A complete run, with the role of the loaders, into {@code ops.quality_checks}. */
class QualityRunIT {
    private final TestWarehouse warehouse = SoundWarehouse.copy();
    private final QualityRun run =
            new QualityRun(warehouse.loader(), new CheckCatalogue(Topics.standard()), () -> true, Clock.systemUTC());

    @Test
    void shouldWriteARowPerCheckAndTheScoreWithItsTerms() throws Exception {
        warehouse.execute(Damage.of("orders-have-user-id"));

        QualityRun.Outcome outcome = run.run(false).orElseThrow();

        assertThat(warehouse.rows("select stage, failed, score < 100, measured -> 'terms' -> 0 ->> 'check'"
                        + " from ops.quality_checks where run_id = " + outcome.runId() + " and check_name = 'score'"))
                .containsExactly("SCORE|1|t|orders-have-user-id");
        assertThat(warehouse.rows("select stage, table_name, checked, failed, score, detail from ops.quality_checks"
                        + " where check_name = 'orders-have-user-id'"))
                .containsExactly("TRANSFORMATION|warehouse.orders|3|1|66.6666|x1: nobody");
    }

    @Test
    void shouldProfileOnceADayAndOnDemand() throws Exception {
        run.run(false);
        run.run(false);
        run.run(true);

        assertThat(warehouse.rows(
                        "select run_id from ops.quality_checks where check_name = 'profile-orders' order by 1"))
                .containsExactly("1", "3");
    }

    @Test
    void shouldKeepTheLastHundredRunsAndTheNewestProfile() throws Exception {
        run.run(false);
        warehouse.execute("""
                insert into ops.quality_checks
                select r, 'score', 'SCORE', '*', 1, 0, true, 100, 'd', '{}', now() from generate_series(2, 150) r""");

        run.run(false);

        assertThat(warehouse.rows("select min(run_id) filter (where run_id > 1), max(run_id), count(distinct run_id)"
                        + " from ops.quality_checks"))
                .containsExactly("52|151|101");
    }

    @Test
    void shouldDoNothingWhileAnotherInstanceRunsTheChecks() throws Exception {
        try (Connection other = warehouse.loader().connect("other", "");
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('shopstream.quality'))");

            Optional<QualityRun.Outcome> outcome = run.run(false);

            assertThat(outcome).isEmpty();
            assertThat(warehouse.number("select count(*) from ops.quality_checks"))
                    .isZero();
        }
    }
}
