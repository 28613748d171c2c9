package io.shopstream.sink.warehouse.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.sink.fixture.TestWarehouse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The migration that gives the amounts of the views a wider type keeps what users built on these views. */
class WidenedViewsIT {
    private static final String WIDEN = "V11__amounts_of_views.sql";
    private static final String VIEWS = "R__views.sql";
    private static final String LAYOUT = """
            select c.oid::regclass, c.relacl, c.reloptions, pg_get_userbyid(c.relowner), obj_description(c.oid, 'pg_class'),
              (select string_agg(format('%s %s %s %s', a.attname, replace(format_type(a.atttypid, a.atttypmod), '38', '18'),
                 a.attacl, col_description(c.oid, a.attnum)), '; ' order by a.attnum)
               from pg_attribute a where a.attrelid = c.oid and a.attnum > 0)
            from pg_class c where c.relkind = 'v' and c.relnamespace::regnamespace::text in ('mart', 'own') order by 1
            """;

    private final TestWarehouse warehouse = TestWarehouse.create();

    /** Views as they were, under the same names: only their types matter here. */
    @BeforeEach
    void makeTheViewsAsTheyWere() throws IOException {
        String script = script(WIDEN);
        assertThat(script).contains("numeric(18,2)', 'numeric(38,2)'");
        warehouse.execute(script.replace("numeric(18,2)', 'numeric(38,2)'", "numeric(38,2)', 'numeric(18,2)'"));
        assertThat(types()).contains("numeric(18,2)").doesNotContain("numeric(38,2)");
    }

    @Test
    void shouldKeepViewsOnTheViewsWithTheirProperties() throws IOException {
        warehouse.execute("""
                create schema own;
                create view own.days with (security_barrier = true) as
                  select day as "The Day", net from mart.daily_kpis where currency = 'USD';
                create view own.above as select d.*, o.roas from own.days d, mart.channel_roi o;
                comment on view own.days is 'mine';
                comment on column own.days.net is 'my net';
                grant usage on schema own to metabase_ro;
                grant select on own.above to metabase_ro with grant option;
                grant select (net) on own.days to shop_api;
                alter view own.days owner to shop_sink;
                revoke select on mart.sales_summary from metabase_ro;
                grant select on mart.daily_kpis to public;
                """);
        List<String> before = warehouse.rows(LAYOUT);

        warehouse.execute(script(WIDEN));
        warehouse.execute(script(VIEWS));

        assertThat(warehouse.rows(LAYOUT)).isEqualTo(before);
        assertThat(types()).contains("numeric(38,2)");
        warehouse.execute("insert into mart.revenue_by_country_per_hour values ('2026-03-01 12:00:00+00', 'USD', 'x',"
                + " 9999999999999999.99, 0, 9999999999999999.99, 1, 1, 1), ('2026-03-01 13:00:00+00', 'USD', 'x',"
                + " 9999999999999999.99, 0, 9999999999999999.99, 1, 1, 1)");
        assertThat(warehouse.rows("select net from mart.daily_kpis")).containsExactly("19999999999999999.98");
        assertThat(warehouse.rows("select count(*) from own.above")).containsExactly("0");
    }

    @Test
    void shouldNameWhatCannotBeMadeAgain() {
        warehouse.execute("""
                create schema own;
                create materialized view own.kept as select * from mart.daily_kpis;
                """);

        assertThatThrownBy(() -> warehouse.execute(script(WIDEN)))
                .rootCause()
                .hasMessageContaining("materialized view own.kept depends on view mart.daily_kpis")
                .hasMessageContaining("Drop them");
    }

    private List<String> types() {
        return warehouse.rows("select distinct format_type(atttypid, atttypmod) from pg_attribute"
                + " where attrelid = 'mart.daily_kpis'::regclass");
    }

    private static String script(String name) throws IOException {
        try (InputStream script = WidenedViewsIT.class.getResourceAsStream("/db/migration/" + name)) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
