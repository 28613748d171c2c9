package io.shopstream.sink.warehouse.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.sink.fixture.TestWarehouse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every database object has a comment, and each role can read only what it may. */
class DescribedAndReadableIT {
    private static final String RELATIONS = """
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition and n.nspname in
            """;
    private static TestWarehouse warehouse;

    @BeforeAll
    static void createWithAMonth() {
        warehouse = TestWarehouse.create();
        warehouse.execute("select ops.make_months('order_items', '{2026-03-01}')");
    }

    @Test
    void shouldDescribeEverySchemaTableViewAndColumn() {
        assertThat(warehouse.rows("select nspname from pg_namespace where nspname in ('warehouse', 'mart', 'ops')"
                        + " and obj_description(oid, 'pg_namespace') is null"))
                .as("schemas without a comment")
                .isEmpty();
        assertThat(warehouse.rows("select c.oid::regclass " + RELATIONS
                        + " ('warehouse', 'mart', 'ops') and obj_description(c.oid, 'pg_class') is null"))
                .as("tables and views without a comment: add it to the migration that makes them")
                .isEmpty();
        assertThat(warehouse.rows("select c.oid::regclass || '.' || a.attname from pg_attribute a join (select c.* "
                        + RELATIONS + " ('warehouse', 'mart', 'ops')) c on c.oid = a.attrelid"
                        + " where a.attnum > 0 and not a.attisdropped and col_description(c.oid, a.attnum) is null"))
                .as("columns without a comment: add it to the migration that makes them")
                .isEmpty();
    }

    @Test
    void shouldHaveAllViews() {
        assertThat(warehouse.rows("select viewname from pg_views where schemaname = 'mart' order by 1"))
                .containsExactly(
                        "activity_heatmap",
                        "channel_roi",
                        "cohort_retention",
                        "customer_lifetime_value",
                        "customer_segments",
                        "daily_kpis",
                        "data_quality",
                        "funnel_daily",
                        "geographic_performance",
                        "inventory_turnover",
                        "product_performance",
                        "rebuild_history",
                        "rejected_by_reason",
                        "sales_summary");
    }

    @Test
    void shouldLetMetabaseReadAllOfWarehouseAndMartAndNothingOfOps() {
        ViewReader metabase = new ViewReader(warehouse, "metabase_ro");
        List<String> readable =
                warehouse.rows("select format('%I.%I', n.nspname, c.relname) " + RELATIONS + " ('warehouse', 'mart')");
        assertThat(readable).hasSizeGreaterThan(25).allSatisfy(relation -> assertThat(
                        metabase.rows("select count(*) from " + relation))
                .hasSize(1));

        assertThat(warehouse.rows("select format('%I.%I', n.nspname, c.relname) " + RELATIONS + " ('ops')"))
                .isNotEmpty()
                .allSatisfy(relation -> assertThatThrownBy(() -> metabase.rows("select from " + relation))
                        .rootCause()
                        .hasMessageContaining("permission denied"));
    }

    @Test
    void shouldNotLetMetabaseWrite() {
        assertThat(warehouse.rows("select c.oid::regclass " + RELATIONS + " ('warehouse', 'mart', 'ops') and"
                        + " has_table_privilege('metabase_ro', c.oid, 'insert, update, delete, truncate')"))
                .isEmpty();
    }

    @Test
    void shouldMigrateViewsThatUserViewsDependOn() {
        warehouse.execute("create view public.mine as select day, net from mart.daily_kpis");
        warehouse.execute("update ops.schema_history set checksum = 1 where script = 'R__views.sql'");

        warehouse.migrate();

        assertThat(warehouse.rows("select count(*) from ops.schema_history where script = 'R__views.sql'"))
                .containsExactly("2");
        assertThat(warehouse.rows("select count(*) from public.mine")).containsExactly("0");
    }
}
