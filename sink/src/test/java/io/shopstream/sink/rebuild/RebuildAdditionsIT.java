package io.shopstream.sink.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.sink.rebuild.plan.RebuildRefusedException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users added to the tables is in the new tables, too, or the rebuild is refused before it starts. */
class RebuildAdditionsIT {
    private static final LoadedPast PAST = LoadedPast.shared();
    private static final String PROPERTIES = """
            select 'index ' || i.indexrelid::regclass || ' ' || i.indisclustered || ' ' || i.indisreplident
              || obj_description(i.indexrelid, 'pg_class')
            from pg_index i where i.indrelid = 'warehouse.orders'::regclass
            union all select conname || ' ' || obj_description(oid, 'pg_constraint') from pg_constraint
            where 'warehouse.orders'::regclass in (conrelid, confrelid)
            union all select stxname || ' ' || stxstattarget || obj_description(oid, 'pg_statistic_ext') from pg_statistic_ext
            where stxrelid = 'warehouse.orders'::regclass
            union all select attname || ' ' || attstattarget || ' ' || coalesce(attoptions::text, '') from pg_attribute
            where attrelid = 'warehouse.orders'::regclass and attstattarget is not null
            union all select oid::regclass || ' ' || relreplident::text || relacl::text
              || coalesce(obj_description(oid, 'pg_class'), '')
            from pg_class where relnamespace = 'warehouse'::regnamespace and relname ~ '^(orders$|order_items)'
              and relkind in ('r', 'p')
            order by 1
            """;

    private final RebuildHarness harness = PAST.harness();

    @AfterEach
    void close() {
        harness.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "add column note text | warehouse.orders has a column that the log does not fill,"
                        + " so its values would be lost: note |"
                        + " key order_id, and run: alter table warehouse.orders drop column note",
                "add column \"My Note\" int default 7 | lost: \"My Note\" | drop column \"My Note\"",
                "add column a text, add column b date | lost: a, b | drop column a, drop column b",
                "add column n bigint generated always as identity | lost: n | drop column n",
                "rename column channel to way | cannot be filled from the log: channel is missing |"
                        + " drop column way. Give warehouse.orders back the columns",
                "alter column channel type varchar(40) |"
                        + " channel is of type character varying(40) instead of text | columns of its migrations",
                "drop column shipping_city | shipping_city is missing | columns of its migrations",
            })
    void shouldRefuseOtherColumnsBeforeItStarts(String alteration, String reason, String remedy) {
        harness.warehouse.execute("alter table warehouse.orders " + alteration);

        assertThatThrownBy(() -> harness.rebuild(List.of("orders", "order_items")))
                .isInstanceOfSatisfying(RebuildRefusedException.class, refused -> {
                    assertThat(refused).hasMessageContaining("warehouse.orders").hasMessageContaining(reason);
                    assertThat(refused.remedy()).contains(remedy);
                });
        assertThat(harness.warehouse.rows("select * from ops.rebuild_runs")).isEmpty();
        assertThat(harness.leftovers()).isEmpty();
    }

    @Test
    void shouldNameTheColumnsOfEveryTableOfTheRebuildOnly() throws Exception {
        harness.warehouse.execute("""
                alter table warehouse.events add column note text;
                alter table mart.alerts add column seen boolean;
                """);

        assertThatThrownBy(() -> harness.rebuild(null))
                .hasMessageContaining("warehouse.events")
                .hasMessageContaining("mart.alerts");
        assertThat(harness.rebuild(List.of("order_status_changes")).state()).isEqualTo("DONE");
    }

    @Test
    void shouldKeepGeneratedColumnsCommentsStatisticsAndGrants() throws Exception {
        String month = harness.warehouse
                .rows("select min(inhrelid::regclass::text) from pg_inherits"
                        + " where inhparent = 'warehouse.order_items'::regclass")
                .getFirst();
        harness.warehouse.execute("""
                alter table warehouse.orders add column cents bigint generated always as (total * 100) stored;
                create index own_index on warehouse.orders (channel);
                comment on index warehouse.own_index is 'mine';
                comment on index warehouse.orders_placed_at is 'by time';
                comment on constraint orders_pkey on warehouse.orders is 'the key';
                comment on constraint orders_user_id_fkey on warehouse.orders is 'out';
                comment on constraint order_status_changes_order_id_fkey on warehouse.order_status_changes is 'in';
                comment on statistics warehouse.orders_days is 'days';
                alter statistics warehouse.orders_days set statistics 500;
                alter table warehouse.orders alter column channel set statistics 1000;
                alter table warehouse.orders alter column user_id set (n_distinct = -0.2);
                alter table warehouse.orders alter column user_id set statistics 50;
                alter table warehouse.orders cluster on own_index;
                alter table warehouse.orders replica identity full;
                comment on table %1$s is 'a month';
                grant select on %1$s to metabase_ro;
                """.formatted(month));
        List<String> before = harness.warehouse.rows(PROPERTIES);
        List<String> cents = harness.warehouse.rows("select order_id, cents from warehouse.orders order by 1");

        assertThat(harness.rebuild(null).state()).isEqualTo("DONE");

        assertThat(harness.warehouse.rows(PROPERTIES)).isEqualTo(before);
        assertThat(harness.warehouse.rows("select order_id, cents from warehouse.orders order by 1"))
                .isEqualTo(cents);
    }

    @Test
    void shouldRefuseWhatWasAddedToASingleMonth() {
        String month = harness.warehouse
                .rows("select min(inhrelid::regclass::text) from pg_inherits"
                        + " where inhparent = 'warehouse.events'::regclass")
                .getFirst();
        harness.warehouse.execute("""
                create index own_month on %1$s (device);
                alter table %1$s add constraint own_check check (device <> 'x');
                """.formatted(month));

        assertThatThrownBy(() -> harness.rebuild(List.of("events")))
                .isInstanceOf(RebuildRefusedException.class)
                .hasMessageContaining("index warehouse.own_month of the month " + month)
                .hasMessageContaining("constraint own_check on table " + month);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create rule own as on update to warehouse.orders do also nothing | rule own on table warehouse.orders",
                "create policy own on warehouse.orders using (true) | policy own on table warehouse.orders",
                "alter table warehouse.orders enable row level security | row security of warehouse.orders",
                "create publication own for table warehouse.orders | publication own",
                "create function public.own() returns trigger language plpgsql as 'begin return new; end';"
                        + " create trigger own before insert on warehouse.orders execute function public.own() |"
                        + " trigger own on table warehouse.orders",
            })
    void shouldRefuseObjectsThatItDoesNotMakeAgain(String sql, String name) {
        harness.warehouse.execute(sql);

        assertThatThrownBy(() -> harness.rebuild(List.of("orders", "order_items")))
                .isInstanceOf(RebuildRefusedException.class)
                .hasMessageContaining(name);
    }
}
