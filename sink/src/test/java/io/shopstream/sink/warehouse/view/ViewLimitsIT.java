package io.shopstream.sink.warehouse.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.sink.fixture.TestWarehouse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No view fails because of a row: every column of every view, over rows at the limits of the tables, as its readers see
 * it. {@code IntakeLimitsIT} reads the views over what intake accepts.
 */
class ViewLimitsIT {
    private static final String BOOKS = """
            insert into ops.quality_checks values (9223372036854775807, 'score', 'SCORE', 't', 9223372036854775807,
              9223372036854775807, true, 0, '', '{}', '9999-12-31T23:59:59Z');
            insert into ops.rejected_records
              (consumer_group, source_topic, source_partition, source_offset, reason, detail, rejected_at)
              values ('g', 't', 2147483647, 9223372036854775807, 'r', 'd', '9999-12-31T23:59:59Z');
            insert into ops.rebuild_runs (tables, state, started_at, ended_at, records) values
              ('{a}', 'DONE', '1970-01-01T00:00Z', '1970-01-01T00:00Z', 9223372036854775807),
              ('{a}', 'DONE', '1970-01-01T00:00Z', '1970-01-01T00:00:00.000001Z', 9223372036854775807),
              ('{a}', 'DONE', '0001-01-01T00:00Z', '9999-12-31T23:59:59Z', 0);
            """;
    private static final String VIEWS = """
            select format('%I.%I', schemaname, viewname) from pg_views where schemaname in ('warehouse', 'mart', 'ops')
            union all
            select format('%I.%I', schemaname, matviewname) from pg_matviews
            """;
    private static final String CATALOGUE = """
            set time zone 'UTC';
            insert into warehouse.categories (category_id, name, version) values ('c', repeat('x', 1000), 1);
            insert into warehouse.products (product_id, category_id, currency, price, cost, stock_quantity, version)
            select id, 'c', 'USD', 999999999999.99, cost, stock, 1 from (values
              ('most', 999999999999.99, 9223372036854775807), ('least', -999999999999.99, -9223372036854775808),
              ('free', 0, 9223372036854775807), ('barcode', 2500, 9780306406157), ('none', null, 0)) p (id, cost, stock);
            insert into warehouse.campaigns (campaign_id, starts_on, ends_on, currency, budget, version)
            select 'm' || budget, '0001-01-01', '9999-12-31', 'USD', budget, 1
            from unnest('{999999999999.99, 0.01, 0, -999999999999.99}'::numeric[]) budget;
            insert into warehouse.users (user_id, name, registered_at, version)
            values ('u', repeat('ü', 1000), '0001-01-01 00:00:00+00', 1);
            """;
    // A sale and a return at the limits for each campaign, at each time; quantities of int with a cost that they were
    // never sold at.
    private static final String FACTS = """
            create temporary table at as select t::timestamptz as t from unnest('%s'::text[]) t;
            select ops.make_months('order_items', array_agg(t::date)) from at;
            insert into warehouse.orders (order_id, version, kind, status, user_id, placed_at, updated_at, currency, total,
              shipping_country, channel, campaign_id)
            select format('%%s %%s %%s', o.id, c.campaign_id, extract(epoch from t)), 9223372036854775807, o.kind,
              o.status, 'u', t, t, 'USD', o.total, repeat('n', 200), 'web', c.campaign_id
            from at, warehouse.campaigns c, (values ('sale', 'SALE', 'PAID', 999999999999.99), ('lost', 'SALE', 'CANCELLED', 1),
              ('return', 'RETURN', 'PLACED', -999999999999.99)) o (id, kind, status, total);
            insert into warehouse.order_items (order_id, line_no, placed_at, product_id, quantity, unit_price, unit_cost)
            select o.order_id, l.no, o.placed_at, l.product, l.quantity, l.price, 999999999999.99
            from warehouse.orders o join (values ('sale', 1, 'most', 2147483647, 0.01), ('sale', 2147483647, 'least', 1, 999999999999.99),
              ('return', 1, 'most', -2147483648, 465.66)) l (id, no, product, quantity, price)
              on o.order_id like l.id || ' %%';
            insert into warehouse.stock_per_day (product_id, day, closing, version)
            select p.product_id, (t at time zone 'UTC')::date - n * 30, p.stock_quantity, 1
            from at, warehouse.products p, generate_series(0, 4) n on conflict do nothing;
            """;
    // Two panes on the same day: their sums have more digits than each. Counts and amounts are at the limits of a pane.
    private static final String PANES = """
            create temporary table pane as
            select t - n * interval '1 hour' as window_start, 'USD' as currency, a.gross, a.returns, a.net, a.count as orders,
              a.count as units, 1 as version
            from unnest('%s'::timestamptz[]) t, generate_series(0, 1) n, (values
              (9999999999999999.99, -9999999999999999.99, 9999999999999999.99, 10000000000000000),
              (0, -9999999999999999.99, -9999999999999999.99, 0), (0.01, 0, 0, -10000000000000000)) a (gross, returns, net, count)
            where a.count = %s;
            insert into mart.revenue_per_minute select * from pane;
            insert into mart.revenue_by_country_per_hour
            select window_start, currency, repeat('n', 200), gross, returns, net, orders, units, version from pane;
            insert into mart.revenue_by_category_per_hour
            select window_start, currency, 'c', gross, returns, net, orders, units, version from pane;
            insert into mart.product_sales_per_hour
            select window_start, pane.currency, p.product_id, 'c', gross, returns, net, orders, units, pane.version
            from pane, warehouse.products p;
            insert into mart.funnel_per_hour
            select window_start, units, units, units, units, units, units, version from pane;
            insert into mart.customer_totals (user_id, currency, orders, gross, returns, net, units, first_order_at,
              last_order_at, segment, version)
            select case n when 1 then 'u' else 'v' end, 'USD', orders, gross, returns, net, units, '0001-01-01 00:00:00+00', '9999-12-31 23:59:59+00',
              'vip', 1
            from (select * from pane limit 1) p, generate_series(1, 2) n;
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10000000000000000 | {2026-03-01 12:00:00+00, 2026-03-31 12:00:00+00}",
                "0 | {2026-03-01 12:00:00+00}",
                "-10000000000000000 | {1970-01-01 01:00:00+00, 2026-03-01 12:00:00+00}",
                "10000000000000000 | {1970-01-01 01:00:00+00, 9999-12-31 23:00:00+00}",
            })
    void shouldShowEveryColumnOfEveryView(String limits) {
        String count = limits.substring(0, limits.indexOf(' '));
        String times = limits.substring(limits.indexOf('{'));
        TestWarehouse warehouse = TestWarehouse.create();
        warehouse.execute(CATALOGUE + FACTS.formatted(times) + PANES.formatted(times, count) + BOOKS);
        ViewReader metabase = new ViewReader(warehouse, "metabase_ro");

        List<String> views = warehouse.rows(VIEWS);

        assertThat(views).hasSizeGreaterThanOrEqualTo(14).allSatisfy(view -> assertThat(
                        metabase.rows("select count(*) > 0, sum(length(v::text)) > 0 from " + view + " v"))
                .containsExactly("t|t"));
    }

    @Test
    void shouldMultiplyStockAndCostExactly() {
        TestWarehouse warehouse = TestWarehouse.create();
        warehouse.execute(CATALOGUE);

        assertThat(warehouse.rows("select product_id, stock_value from mart.inventory_turnover order by 1"))
                .containsExactly(
                        "barcode|24450766015392500.00",
                        "free|0.00",
                        "least|9223372036854683574279631452241.92",
                        "most|9223372036854683573279631452241.93",
                        "none|null");
    }

    @Test
    void shouldLimitTheQueriesOfMetabase() {
        TestWarehouse warehouse = TestWarehouse.empty(TestWarehouse.newName());
        warehouse.migrate();
        ViewReader metabase = new ViewReader(warehouse, "metabase_ro");

        assertThat(metabase.rows("select current_setting('statement_timeout'),"
                        + " current_setting('idle_in_transaction_session_timeout')"))
                .containsExactly("2min|1min");
    }
}
