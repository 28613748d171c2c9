package io.shopstream.sink.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.quality.check.CheckCatalogue;
import io.shopstream.sink.quality.check.CheckStage;
import io.shopstream.sink.quality.check.QualityCheck;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every check passes on valid data and fails on damaged data. */
class QualityChecksIT {
    private static final CheckCatalogue CATALOGUE = new CheckCatalogue(Topics.standard());
    private static final Set<CheckStage> CAN_FAIL = EnumSet.complementOf(EnumSet.of(CheckStage.PROFILE));
    private static final PipelineWait PROCESSED = () -> true;

    @Test
    void shouldPassOnValidData() throws Exception {
        List<CheckResult> results = run(SoundWarehouse.copy(), CATALOGUE.all(), PROCESSED);

        assertThat(results)
                .filteredOn(result -> result.failed() > 0 || !result.judged())
                .isEmpty();
        assertThat(Score.of(results).value()).isEqualByComparingTo("100");
    }

    @Test
    void shouldHaveDamageForEveryCheckThatCanFail() {
        assertThat(CATALOGUE.of(CAN_FAIL))
                .extracting(QualityCheck::name)
                .containsExactlyInAnyOrderElementsOf(Damage.checks());
    }

    static Stream<String> checks() {
        return Damage.checks().stream();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void shouldFailOnDamage(String name) throws Exception {
        TestWarehouse warehouse = SoundWarehouse.copy();
        warehouse.execute(Damage.of(name));
        QualityCheck check = CATALOGUE.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();

        CheckResult result = run(warehouse, List.of(check), PROCESSED).getFirst();

        assertThat(result.judged()).isTrue();
        assertThat(result.failed()).as(result.detail()).isPositive();
        assertThat(result.detail()).isNotBlank();
        assertThat(result.score()).isLessThan(BigDecimal.valueOf(100));
    }

    @Test
    void shouldFailOnAWrongNumberOfUnits() throws Exception {
        TestWarehouse warehouse = SoundWarehouse.copy();
        warehouse.execute("update warehouse.orders set units = units + 1 where order_id = 'x1'");

        CheckResult result = run(warehouse, List.of(named("order-total-is-sum-of-lines")), PROCESSED)
                .getFirst();

        assertThat(result.failed()).isEqualTo(1);
        assertThat(result.detail()).contains("x1", "2 units");
    }

    @Test
    void shouldNotReportAMartThatIsOnlyBehind() throws Exception {
        TestWarehouse warehouse = SoundWarehouse.copy();
        warehouse.execute("update mart.revenue_per_minute set gross = 0, net = -10 where gross = 25");
        List<String> waits = new ArrayList<>();
        PipelineWait arriving = () -> {
            waits.add("processed");
            warehouse.execute("update mart.revenue_per_minute set gross = 25, net = 15 where net = -10");
            return true;
        };

        CheckResult result = run(warehouse, List.of(named("revenue-per-minute-is-sum-of-facts")), arriving)
                .getFirst();

        assertThat(result.failed()).isZero();
        assertThat(result.measured()).isEqualTo("{\"in_motion\": 1}");
        assertThat(waits).hasSize(1);
    }

    @Test
    void shouldCompareMartsOnlyWithFactsThatRetentionKeeps() throws Exception {
        TestWarehouse warehouse = SoundWarehouse.copy();
        List<QualityCheck> compared = CATALOGUE.all().stream()
                .filter(QualityCheck.Compared.class::isInstance)
                .toList();
        warehouse.execute("delete from warehouse.orders");
        assertThat(run(warehouse, compared, PROCESSED))
                .as("before ops.retention_runs explains the missing facts")
                .anyMatch(result -> result.failed() > 0);

        warehouse.execute("""
                insert into ops.retention_runs (data, kept_since, started_at, finished_at, partitions, rows)
                select 'orders', max(window_start) + interval '1 day', now(), now(), 0, 4
                from mart.revenue_per_minute""");
        assertThat(run(warehouse, compared, PROCESSED)).noneMatch(result -> result.failed() > 0);

        warehouse.execute("update ops.retention_runs set kept_since = (select min(window_start) from"
                + " mart.revenue_per_minute) - interval '1 day'");
        assertThat(run(warehouse, compared, PROCESSED))
                .as("windows that are kept are compared")
                .anyMatch(result -> result.failed() > 0);
    }

    @Test
    void shouldNotJudgeWhileThePipelineIsBehind() throws Exception {
        TestWarehouse warehouse = SoundWarehouse.copy();
        warehouse.execute(Damage.of("customer-totals-is-sum-of-facts"));

        CheckResult result = run(warehouse, List.of(named("customer-totals-is-sum-of-facts")), () -> false)
                .getFirst();

        assertThat(result.judged()).isFalse();
        assertThat(result.detail()).contains("1 difference", "behind");
    }

    @Test
    void shouldNameThreeCulpritsAndCountTheRest() throws Exception {
        TestWarehouse warehouse = SoundWarehouse.copy();
        warehouse.execute("update warehouse.orders set total = total + 0.01");

        CheckResult result = run(warehouse, List.of(named("order-total-is-sum-of-lines")), PROCESSED)
                .getFirst();

        assertThat(result.failed()).isEqualTo(4);
        assertThat(result.detail())
                .contains("s1: total 25.01 and 3 units, lines 25.00 and 3")
                .endsWith("and 1 more");
    }

    @Test
    void shouldCountARecordOnceAndNotWhenItWasReplayed() throws Exception {
        TestWarehouse warehouse = SoundWarehouse.copy();
        warehouse.execute("""
                insert into ops.rejected_records (consumer_group, source_topic, source_partition, source_offset, reason,
                                                  detail, rejected_at, replayed_at)
                values ('shop-streams', 'shop.events.v1', 0, 3, 'undecodable', 'd', now(), null),
                       ('shop-sink-facts', 'shop.events.v1', 0, 3, 'undecodable', 'd', now(), null),
                       ('shop-streams', 'shop.events.v1', 0, 4, 'undecodable', 'd', now(), now()),
                       ('shop-import', 'file.csv', 0, 7, 'field-unreadable', 'd', now(), null)""");

        CheckResult result =
                run(warehouse, List.of(named("intake-types")), PROCESSED).getFirst();

        assertThat(result.failed()).isEqualTo(2);
        assertThat(result.checked())
                .as("60 records and one rejected line of a file")
                .isEqualTo(61);
    }

    @Test
    void shouldProfileColumnsWithoutShowingNamesOfPeople() throws Exception {
        TestWarehouse warehouse = SoundWarehouse.copy();

        List<CheckResult> results = run(warehouse, CATALOGUE.of(Set.of(CheckStage.PROFILE)), PROCESSED);

        assertThat(results).allMatch(CheckResult::judged).allMatch(result -> result.failed() == 0);
        assertThat(measured(results, "profile-orders"))
                .contains("\"min\": \"-10.00\"", "\"max\": \"25.00\"", "\"mean\": \"6.75\"", "\"SALE\": 3");
        assertThat(measured(results, "profile-users"))
                .contains("\"nulls_percent\": 50.0000", "\"max_length\": 3")
                .doesNotContain("Ada");
    }

    private static String measured(List<CheckResult> results, String name) {
        return results.stream()
                .filter(result -> result.check().name().equals(name))
                .findFirst()
                .orElseThrow()
                .measured();
    }

    private static QualityCheck named(String name) {
        return CATALOGUE.all().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<CheckResult> run(TestWarehouse warehouse, List<QualityCheck> checks, PipelineWait pipelineWait)
            throws SQLException, InterruptedException {
        try (Connection connection = warehouse.loader().connect("test", "")) {
            connection.setAutoCommit(false);
            CheckRunner runner = new CheckRunner(connection, pipelineWait, Duration.ZERO, Clock.systemUTC());
            List<CheckResult> results = new ArrayList<>();
            for (QualityCheck check : checks) {
                results.add(runner.run(check));
            }
            return results;
        }
    }
}
