package io.shopstream.sink.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.sink.fixture.TestWarehouse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs the housekeeping on a warehouse with rows in several months; today is 20 July 2026. */
class HousekeepingIT {
    private static final Instant TODAY = Instant.parse("2026-07-20T15:00:00Z");
    private static final RetentionPeriod TWO_MONTHS = RetentionPeriod.parse("2mo");
    private static final RetentionPeriod FIFTEEN_DAYS = RetentionPeriod.parse("15d");

    private final TestWarehouse warehouse = TestWarehouse.create();
    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void shouldMakePartitionsAheadWithTheSettingsOfTheirTable() throws Exception {
        runToday(Map.of());

        assertThat(partitions("events"))
                .containsExactly("events_2026_07", "events_2026_08", "events_2026_09", "events_2026_10");
        assertThat(partitions("order_items"))
                .containsExactly(
                        "order_items_2026_07", "order_items_2026_08", "order_items_2026_09", "order_items_2026_10");
        assertThat(warehouse.rows("select distinct array_to_string(reloptions, ' ') from pg_class"
                        + " where relname like 'events\\_2%' and relkind = 'r'"))
                .singleElement()
                .asString()
                .contains("autovacuum_freeze_min_age=0", "autovacuum_vacuum_insert_scale_factor=0.02");
        assertThat(warehouse.rows("select array_to_string(reloptions, ' ') from pg_class"
                        + " where oid in ('warehouse.orders'::regclass, 'mart.alerts'::regclass,"
                        + " 'ops.sink_offsets'::regclass)"))
                .allSatisfy(options -> assertThat(options).contains("fillfactor="));
        assertThat(warehouse.rows("select data from ops.retention_runs")).isEmpty();
    }

    @Test
    void shouldKeepEverythingByDefault() throws Exception {
        fill();

        assertThat(runToday(Map.of()).retention())
                .extracting(HousekeepingStatus.Table::data, HousekeepingStatus.Table::keep)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("orders", "for ever"),
                        org.assertj.core.groups.Tuple.tuple("events", "for ever"),
                        org.assertj.core.groups.Tuple.tuple("rejected", "for ever"),
                        org.assertj.core.groups.Tuple.tuple("audit", "for ever"));

        assertThat(counts()).containsExactly("12|24|12|12|12");
    }

    @Test
    void shouldDropWholeMonthsAndDeleteTheRest() throws Exception {
        fill();
        assertThat(partitions("events")).hasSize(4);

        HousekeepingStatus status = runToday(Map.of(
                RetainedData.ORDERS,
                FIFTEEN_DAYS,
                RetainedData.EVENTS,
                FIFTEEN_DAYS,
                RetainedData.REJECTED,
                TWO_MONTHS));

        // There are 12 rows, on the 1st, 8th and 15th of April to July: two from 5 July on, nine from May on.
        assertThat(counts()).containsExactly("2|4|2|2|9");
        assertThat(warehouse.rows("select min(placed_at), min(updated_at) from warehouse.orders"))
                .containsExactly("2026-07-08 00:00:00+00|2026-07-08 00:00:00+00");
        assertThat(partitions("events")).first().isEqualTo("events_2026_07");
        assertThat(partitions("order_items")).first().isEqualTo("order_items_2026_07");
        assertThat(warehouse.rows(
                        "select data, kept_since, partitions, rows, problem from ops.retention_runs order by 1"))
                .containsExactly(
                        "events|2026-07-05 00:00:00+00|3|10|null",
                        "orders|2026-07-05 00:00:00+00|3|40|null",
                        "rejected|2026-05-01 00:00:00+00|0|3|null");
        assertThat(status.monthsMadeUntil()).isEqualTo("2026-10");
        assertThat(status.retention())
                .extracting(
                        table -> table.lastRun() == null ? -1 : table.lastRun().rows())
                .containsExactly(40L, 10L, 3L, -1L);
    }

    @Test
    void shouldRemoveAuditAndAnsweredBatchesByAge() throws Exception {
        warehouse.execute("""
                set time zone 'UTC';
                insert into ops.api_audit (at, who, address, method, path, status)
                select day, 'loopback', '127.0.0.1', 'POST', '/api/keys', 201
                from generate_series('2026-05-01'::timestamptz, '2026-07-15', '1 day') day""");
        warehouse.execute("""
                insert into ops.ingest_batches (owner, idempotency_key, created_at)
                select 'loopback', 'batch ' || hours, '%s'::timestamptz - make_interval(hours => hours)
                from generate_series(0, 30) hours""".formatted(TODAY));

        runToday(Map.of());
        assertThat(warehouse.rows("select count(*), min(at) from ops.api_audit"))
                .containsExactly("76|2026-05-01 00:00:00+00");
        assertThat(warehouse.rows("select count(*) from ops.ingest_batches")).containsExactly("25");

        runToday(Map.of(RetainedData.AUDIT, FIFTEEN_DAYS));
        assertThat(warehouse.rows("select min(at) from ops.api_audit")).containsExactly("2026-07-05 00:00:00+00");
    }

    @Test
    void shouldKeepSamplesOfTheLagForADay() throws Exception {
        // More than one batch, of which the last is not full.
        warehouse.execute("""
                insert into ops.consumer_lag (sampled_at, consumer_group, topic, lag)
                select '%s'::timestamptz - make_interval(secs => 10 * sample), 'shop-streams', 'shop.orders.v1', sample
                from generate_series(0, 16000) sample""".formatted(TODAY));

        runToday(Map.of());

        assertThat(warehouse.rows("select count(*), max(lag) from ops.consumer_lag"))
                .containsExactly("8641|8640");
    }

    @Test
    void shouldRunOnceADayAndAtOnceWhenAPeriodIsShortened() throws Exception {
        fill();
        runToday(Map.of(RetainedData.EVENTS, TWO_MONTHS));
        runToday(Map.of(RetainedData.EVENTS, TWO_MONTHS));
        assertThat(runs()).isEqualTo(1);

        runToday(Map.of(RetainedData.EVENTS, FIFTEEN_DAYS));
        assertThat(runs()).isEqualTo(2);

        maintenance(Map.of(RetainedData.EVENTS, FIFTEEN_DAYS), TODAY.plus(Duration.ofHours(25)));
        assertThat(runs()).isEqualTo(3);
        assertThat(warehouse.rows("select rows from ops.retention_runs order by run_id"))
                .containsExactly("3", "7", "0");
    }

    @Test
    void shouldNotRunWhileAnotherInstanceAppliesRetention() throws Exception {
        fill();
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('shopstream.retention'))");

            runToday(Map.of(RetainedData.EVENTS, TWO_MONTHS));
            assertThat(runs()).isZero();
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            runToday(Map.of(RetainedData.EVENTS, TWO_MONTHS));
            assertThat(runs()).isEqualTo(1);
        });
    }

    @Test
    void shouldRetryADropWithoutBlockingOtherReaders() throws Exception {
        fill();
        try (Connection reader = connect();
                Statement reading = reader.createStatement()) {
            reader.setAutoCommit(false);
            reading.execute("select count(*) from warehouse.events");

            runToday(Map.of(RetainedData.EVENTS, TWO_MONTHS), pause -> {
                pauses.add(pause);
                if (pauses.size() == 1) {
                    // No lock request is waiting now, so others can read. Then the first reader ends.
                    assertThat(warehouse.number("select count(*) from warehouse.events"))
                            .isEqualTo(12);
                    commit(reader);
                }
            });
        }
        assertThat(pauses).startsWith(MonthlyPartitions.Pause.BETWEEN_ATTEMPTS);
        assertThat(warehouse.rows("select partitions, rows, problem from ops.retention_runs"))
                .containsExactly("1|3|null");
    }

    @Test
    void shouldRecordAnInterruptedRunAndFinishItNextTime() throws Exception {
        fill();
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> runToday(Map.of(RetainedData.ORDERS, TWO_MONTHS), pause -> {
                            throw new InterruptedException("closing");
                        }))
                .isInstanceOf(InterruptedException.class);
        assertThat(warehouse.rows("select rows, problem from ops.retention_runs"))
                .containsExactly("6|the sink was closed before the run finished");

        runToday(Map.of(RetainedData.ORDERS, TWO_MONTHS));

        assertThat(warehouse.rows("select rows, problem from ops.retention_runs order by run_id"))
                .containsExactly("6|the sink was closed before the run finished", "6|null");
        assertThat(counts()).containsExactly("9|18|9|12|12");
    }

    @Test
    void shouldNotDropAMonthThatIsNotOver() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> warehouse.rows("select ops.drop_month('events', now()::date)"))
                .rootCause()
                .hasMessageContaining("is not over");
    }

    @Test
    void shouldStartBeforeTheWarehouseIsMigrated() {
        TestWarehouse late = TestWarehouse.empty(TestWarehouse.newName());
        try (Housekeeper housekeeper = new Housekeeper(late.loader(), Map.of(), Clock.systemUTC())) {
            housekeeper.start();
            assertThat(housekeeper.status().monthsMadeUntil()).isNull();
            late.migrate();

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(housekeeper.status().monthsMadeUntil()).isNotNull());
        }
        // An executor reports its end a moment before its thread ends.
        await("no thread of the housekeeping is left")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .doesNotContain("shop-sink-housekeeping"));
    }

    private HousekeepingStatus runToday(Map<RetainedData, RetentionPeriod> policy) throws Exception {
        return runToday(policy, pauses::add);
    }

    private HousekeepingStatus runToday(Map<RetainedData, RetentionPeriod> policy, MonthlyPartitions.Pause pause)
            throws Exception {
        return maintenance(policy, TODAY, pause);
    }

    private HousekeepingStatus maintenance(Map<RetainedData, RetentionPeriod> policy, Instant now) throws Exception {
        return maintenance(policy, now, pauses::add);
    }

    private HousekeepingStatus maintenance(
            Map<RetainedData, RetentionPeriod> policy, Instant now, MonthlyPartitions.Pause pause) throws Exception {
        try (Connection connection = warehouse.loader().connect("test", "-c timezone=UTC")) {
            connection.setAutoCommit(false);
            return new MaintenanceRun(policy, Clock.fixed(now, ZoneOffset.UTC), pause)
                    .run(connection)
                    .orElseThrow();
        }
    }

    private void fill() {
        warehouse.execute(OldRows.SQL);
    }

    /** Orders, items, changes, events, rejected. */
    private List<String> counts() {
        return warehouse.rows("select (select count(*) from warehouse.orders),"
                + " (select count(*) from warehouse.order_items), (select count(*) from warehouse.order_status_changes),"
                + " (select count(*) from warehouse.events), (select count(*) from ops.rejected_records)");
    }

    private long runs() {
        return warehouse.number("select count(*) from ops.retention_runs");
    }

    private List<String> partitions(String table) {
        return warehouse.rows("select c.relname from pg_inherits join pg_class c on c.oid = inhrelid"
                + " where inhparent = 'warehouse." + table + "'::regclass order by 1");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(warehouse.url());
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
