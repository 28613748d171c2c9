package io.shopstream.sink.warehouse.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.sink.fixture.TestWarehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code metabase_ro} may know of {@code ops}: counts and names, no bytes and no text of a record. */
class OperationViewsIT {
    private static ViewReader metabase;
    private static TestWarehouse warehouse;

    @BeforeAll
    static void fill() {
        warehouse = TestWarehouse.create();
        metabase = new ViewReader(warehouse, "metabase_ro");
        warehouse.execute("""
                insert into ops.quality_checks values
                  (7, 'score', 'SCORE', 'warehouse', 9, 1, true, 99.5, '', '{}', '2026-03-01T10:00Z'),
                  (8, 'score', 'SCORE', 'warehouse', 9, 0, true, 100, '', '{}', '2026-03-01T10:15Z'),
                  (8, 'orders-have-lines', 'OUTPUT', 'warehouse.orders', 5, 0, false, 100, 'secret', '{}', '2026-03-01T10:15Z');
                insert into ops.rejected_records
                  (consumer_group, source_topic, source_partition, source_offset, reason, detail, raw_value, rejected_at,
                   replayed_at, erased_at) values
                  ('shop-streams', 'shop.orders.v1', 0, 1, 'total-mismatch', 'secret', 'secret', '2026-03-01T23:59Z', null, null),
                  ('shop-streams', 'shop.orders.v1', 0, 2, 'total-mismatch', 'secret', 'secret', '2026-03-01T00:00Z', now(), null),
                  ('shop-streams', 'shop.orders.v1', 0, 3, 'total-mismatch', 'secret', 'secret', '2026-03-02T00:00Z', null, null),
                  ('shop-streams', 'shop.orders.v1', 0, 4, 'total-mismatch', 'secret', '', '2026-03-02T00:00Z', null, now());
                insert into ops.rebuild_runs (tables, state, started_at, ended_at, records, differences, reason) values
                  ('{warehouse.orders,mart.alerts}', 'DONE', '2026-03-01T10:00Z', '2026-03-01T10:00:20Z', 1000, '{a}', null),
                  ('{warehouse.orders}', 'RUNNING', '2026-03-01T11:00Z', null, 5, '{}', 'secret');
                """);
    }

    @Test
    void shouldMarkTheNewestRun() {
        assertThat(metabase.rows("select run_id, check_name, score, judged, is_newest_run from mart.data_quality"
                        + " order by run_id, check_name"))
                .hasSize(3)
                .satisfiesExactly(
                        old -> assertThat(old).startsWith("7").contains("99.5").contains("f"),
                        check -> assertThat(check).startsWith("8").contains("orders-have-lines"),
                        score -> assertThat(score).startsWith("8").contains("score"));
        assertThat(metabase.rows("select distinct run_id from mart.data_quality where is_newest_run"))
                .containsExactly("8");
    }

    @Test
    void shouldCountRejectedRecordsByDayInUtc() {
        assertThat(metabase.rows("select day || ' ' || reason || ' ' || records || ' ' || replayed || ' ' || erased"
                        + " || ' ' || open"
                        + " from mart.rejected_by_reason order by day"))
                .containsExactly("2026-03-01 total-mismatch 2 1 0 1", "2026-03-02 total-mismatch 2 0 1 1");
    }

    @Test
    void shouldTellHowRebuildsEnded() {
        assertThat(metabase.rows("select concat_ws(' ', state, tables, seconds, records_per_second, differences)"
                        + " from mart.rebuild_history order by run_id"))
                .containsExactly("DONE 2 20.0 50 1", "RUNNING 1 0");
    }

    @Test
    void shouldRenameTheColumnOfAWarehouseThatHasTheFirstName() {
        TestWarehouse older = TestWarehouse.create();
        older.execute("""
                alter view mart.rebuild_history rename column differences to repaired_tables;
                create view public.mine as select repaired_tables from mart.rebuild_history;
                drop index warehouse.orders_channel;
                drop table ops.reports, ops.shop;
                delete from ops.schema_history where version::int >= 22;
                update ops.schema_history set checksum = 1 where script = 'R__views.sql';
                """);

        older.migrate();

        assertThat(older.rows("select count(differences) from mart.rebuild_history"))
                .containsExactly("0");
        assertThat(older.rows("select count(*) from public.mine")).containsExactly("0");
    }

    @Test
    void shouldShowNoTextAndNoBytesOfRecords() {
        for (String view : new String[] {"data_quality", "rejected_by_reason", "rebuild_history"}) {
            assertThat(metabase.rows("select v::text from mart." + view + " v"))
                    .isNotEmpty()
                    .noneMatch(row -> row.contains("secret") || row.contains("736563726574"));
        }
    }
}
