package io.shopstream.sink.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.shopstream.sink.fixture.TestTopics;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.rebuild.control.RebuildPhase;
import io.shopstream.sink.rebuild.control.RunControl;
import io.shopstream.sink.rebuild.plan.RebuildRefusedException;
import io.shopstream.sink.rebuild.plan.RebuildTables;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rebuilds on a real broker and database, with caches so small that many records are deferred. */
class RebuildRunIT {
    private static final LoadedPast PAST = LoadedPast.shared();

    private final RebuildHarness harness = PAST.harness();

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void shouldRebuildTheSameTablesTogetherAndOneOfEachKindAlone() throws Exception {
        requireSame(
                harness,
                List.of(
                        RebuildTables.ORDER_ITEMS,
                        RebuildTables.EVENTS,
                        RebuildTables.PRODUCTS,
                        RebuildTables.PRICE_CHANGES,
                        "mart.revenue_per_minute"));
    }

    /** {@link RebuildUnderTrafficIT} has the load after an exchange in the default build, too. */
    @Test
    @Tag("soak")
    void shouldRebuildTheSameTablesTogetherAndEachAloneAndLoadIntoThem() throws Exception {
        try (TestTopics topics = TestTopics.create();
                RebuildHarness large = new RebuildHarness(topics, TestWarehouse.create())) {
            RandomPast past = new RandomPast(new Random(5), topics);
            past.write(6_000);
            large.loadAll();
            requireSame(large, RebuildTables.all());

            Map<String, String> before = large.checksums();
            past.write(1_000);
            large.loadAll();
            Map<String, String> after = large.checksums();
            assertThat(after).isNotEqualTo(before);
            large.rebuild(null);
            assertThat(large.checksums()).isEqualTo(after);
        }
    }

    private static void requireSame(RebuildHarness harness, Collection<String> alone) throws Exception {
        Map<String, String> before = harness.checksums();
        List<String> layout = harness.layout();

        RecordedRun all = harness.rebuild(null);

        assertThat(all.reason()).isNull();
        assertThat(all.differences()).isEmpty();
        assertThat(all.state()).isEqualTo("DONE");
        assertThat(harness.checksums()).isEqualTo(before);
        assertThat(harness.layout()).isEqualTo(layout);
        assertThat(harness.leftovers()).isEmpty();
        for (String table : alone) {
            RecordedRun one = harness.rebuild(List.of(table));
            assertThat(one.state()).as("%s", one).isEqualTo("DONE");
            assertThat(one.differences()).as(table).isEmpty();
            assertThat(harness.checksums()).as(table).isEqualTo(before);
        }
        assertThat(harness.layout()).isEqualTo(layout);
    }

    @Test
    void shouldRepairDamageAndReportTheDifferences() throws Exception {
        Map<String, String> before = harness.checksums();
        harness.warehouse.execute("delete from warehouse.order_items where order_id = 'o7'");
        harness.warehouse.execute("update mart.revenue_per_minute set net = net + 1 where gross = (select max(gross)"
                + " from mart.revenue_per_minute)");

        RecordedRun run = harness.rebuild(null);

        assertThat(run.state()).isEqualTo("DONE");
        assertThat(run.differences())
                .anyMatch(difference -> difference.startsWith("warehouse.order_items: ") && difference.contains("rows"))
                .anyMatch(difference -> difference.startsWith("mart.revenue_per_minute: net adds up to "))
                .noneMatch(difference -> difference.startsWith("warehouse.orders"));
        assertThat(harness.checksums()).isEqualTo(before);
    }

    @Test
    void shouldLoadAnEmptyWarehouseAndLeaveRejectedRecordsToTheLiveLoad() throws Exception {
        try (RebuildHarness empty = PAST.emptyHarness()) {
            requireLoaded(empty);
        }
    }

    private static void requireLoaded(RebuildHarness harness) throws Exception {
        RecordedRun run = harness.rebuild(null);

        assertThat(run.state()).as("%s", run).isEqualTo("DONE");
        harness.loadAll();
        Map<String, String> after = harness.checksums();
        // The run stopped each partition at its first rejected record. The live load has dead-lettered these records
        // since.
        assertThat(harness.warehouse.number("select sum(rejected) from ops.sink_offsets where topic like '%events%'"))
                .isPositive();
        assertThat(run.records())
                .isLessThan(harness.warehouse.number(
                        "select sum(records) from ops.sink_offsets where topic not like '%dlq%'"));
        harness.warehouse.execute("delete from ops.sink_offsets");
        for (String table : RebuildTables.all()) {
            harness.warehouse.execute("truncate " + table);
        }
        harness.loadAll();
        assertThat(harness.checksums()).isEqualTo(after);
    }

    /** {@code LogSurveyTest} has the reasons for a refusal in the default build. */
    @Test
    @Tag("soak")
    void shouldRefuseAnIncompleteLogAndNameThePartitions() throws Exception {
        try (LoadedPast past = LoadedPast.of(5, 500);
                RebuildHarness harness = past.harness()) {
            requireRefusal(harness);
        }
    }

    private static void requireRefusal(RebuildHarness harness) throws Exception {
        Map<String, String> before = harness.checksums();
        TopicPartition cut = new TopicPartition(harness.topics.topics().orders().name(), 2);
        harness.topics
                .admin()
                .deleteRecords(Map.of(cut, RecordsToDelete.beforeOffset(3)))
                .all()
                .get();

        assertThatThrownBy(() -> harness.rebuild(null))
                .isInstanceOf(RebuildRefusedException.class)
                .hasMessageContaining(cut + " begins at offset 3");
        assertThat(harness.rebuild(List.of("events")).state()).isEqualTo("DONE");
        assertThat(harness.checksums()).isEqualTo(before);
    }

    @Test
    void shouldRebuildAfterATopicWasRecreated() throws Exception {
        Map<String, String> before = harness.checksums();
        harness.warehouse.execute("update ops.sink_offsets set topic_id = 'another' where topic like '%shop.events%'");

        assertThatThrownBy(() -> harness.rebuild(List.of("events")))
                .isInstanceOf(RebuildRefusedException.class)
                .hasMessageContaining("is not the log that was loaded");
        assertThat(harness.rebuild(null).state()).isEqualTo("DONE");

        assertThat(harness.warehouse.number("select count(*) from ops.sink_offsets where topic_id = 'another'"))
                .isZero();
        harness.loadAll();
        assertThat(harness.checksums()).isEqualTo(before);
    }

    @Test
    void shouldRecreateViewsAndKeysAndRefuseOtherDependentObjects() throws Exception {
        harness.warehouse.execute("""
                create schema own;
                create view own.paid with (security_barrier = true) as
                  select order_id, total from warehouse.orders where status = 'PAID';
                create view own.over_view as select count(*) as n from own.paid;
                create table own.notes (order_id text references warehouse.orders, note text);
                create index own_index on warehouse.orders (channel);
                grant select on warehouse.orders to metabase_ro;
                """);
        List<String> paid = harness.warehouse.rows("select * from own.paid order by 1");
        List<String> layout = harness.layout();

        assertThat(harness.rebuild(null).state()).isEqualTo("DONE");

        assertThat(harness.warehouse.rows("select * from own.paid order by 1")).isEqualTo(paid);
        assertThat(harness.layout()).isEqualTo(layout);
        harness.warehouse.execute("create materialized view own.kept as select * from warehouse.orders");
        assertThatThrownBy(() -> harness.rebuild(null))
                .isInstanceOf(RebuildRefusedException.class)
                .hasMessageContaining("own.kept");
    }

    @Test
    void shouldRefuseToRestoreRemovedOrdersPartially() throws Exception {
        harness.warehouse.execute("""
                insert into ops.retention_runs (data, kept_since, started_at, finished_at, partitions, rows)
                values ('orders', '2026-01-01', now(), now(), 0, 1)""");

        assertThatThrownBy(() -> harness.rebuild(List.of("order_status_changes")))
                .isInstanceOf(RebuildRefusedException.class)
                .hasMessageContaining("retention has removed orders");
        assertThat(harness.rebuild(List.of("orders", "order_items", "order_status_changes"))
                        .state())
                .isEqualTo("DONE");
        assertThat(harness.rebuild(List.of("events")).state()).isEqualTo("DONE");
    }

    @Test
    void shouldRefuseToUndoAnAlterationDuringTheRun() throws Exception {
        Map<String, String> before = harness.checksums();
        RunControl.PhaseHook alter = phase -> {
            if (phase == RebuildPhase.COMPARING) {
                harness.warehouse.execute("create index orders_city on warehouse.orders (shipping_city)");
            }
        };

        try (RebuildService rebuildService = harness.rebuildService(alter)) {
            RecordedRun run = RebuildHarness.ended(rebuildService, rebuildService.start(null, null));

            assertThat(run.state()).isEqualTo("FAILED");
            assertThat(run.reason()).contains("altered during the run", "orders_city", "Rebuild again");
        }
        assertThat(harness.rebuild(null).state()).isEqualTo("DONE");
        assertThat(harness.checksums()).isEqualTo(before);
        assertThat(harness.warehouse.rows("select to_regclass('warehouse.orders_city')::text"))
                .containsExactly("warehouse.orders_city");
    }

    @Test
    void shouldKeepTheProductsOfHistoriesThatTheLogNoLongerHas() throws Exception {
        harness.warehouse.execute("""
                insert into warehouse.products (product_id, inferred, deleted, version) values ('forgotten', true, true, 3);
                insert into warehouse.price_changes (product_id, version, changed_at, currency, price)
                values ('forgotten', 3, '2026-01-01', 'GBP', 1.50)""");

        assertThat(harness.rebuild(null).state()).isEqualTo("DONE");

        assertThat(harness.warehouse.rows("select product_id, inferred from warehouse.price_changes"
                        + " join warehouse.products using (product_id) where product_id = 'forgotten'"))
                .containsExactly("forgotten|t");
    }

    @Test
    void shouldWaitForASnapshotThatWouldSeeTheNewTablesEmpty() throws Exception {
        Map<String, String> before = harness.checksums();
        try (RebuildService rebuildService = harness.rebuildService();
                Connection reader = DriverManager.getConnection(harness.warehouse.url());
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("select count(*) from ops.sink_offsets");
            long runId = rebuildService.start(null, null);
            await().atMost(RebuildHarness.TIMEOUT).untilAsserted(() -> {
                RebuildStatus.CurrentRun running = rebuildService.status().running();
                assertThat(running == null ? "" : String.valueOf(running.waitingFor()))
                        .contains("pid ");
            });
            try (ResultSet count = statement.executeQuery("select count(*) from warehouse.orders")) {
                count.next();
                assertThat(count.getLong(1)).isPositive();
            }
            reader.commit();
            assertThat(RebuildHarness.ended(rebuildService, runId).state()).isEqualTo("DONE");
        }
        assertThat(harness.checksums()).isEqualTo(before);
    }
}
