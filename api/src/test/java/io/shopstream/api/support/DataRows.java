package io.shopstream.api.support;

/**
 * Some hundred rows of every table with the cases that lists can get wrong: equal times, microseconds, returns,
 * cancelled and refunded orders, inferred and deleted rows, unknown values, ids and texts that need escaping. Ids begin
 * with {@code data-}, by which they are removed again.
 */
public final class DataRows {
    private static final String INSERT = """
            insert into warehouse.users
            values ('data-u0', 'Ada Lovelace', 'ada@example.org', 'Norway', 'Oslo', 'private', '2026-01-01T00:00:00Z',
                    false, false, 3),
                   ('data-u1', null, null, null, null, null, null, true, false, 0),
                   ('data-u2', '=Bob, "B"', 'bob@example.org', 'Côte d''Ivoire', null, 'business',
                    '2026-02-01T00:00:00.000001Z', false, true, 9);
            insert into warehouse.users (user_id, name, email, country, registered_at, version)
            select 'data-v' || n, 'Name ' || n, 'm' || n || '@example.org', (array['Norway', 'Japan', null])[n % 3 + 1],
                   timestamptz '2026-01-01T00:00:00Z' + n * interval '7 hours', n from generate_series(1, 60) n;
            insert into warehouse.categories
            values ('data-c0', 'Kitchen', 'Home', false, false, 1), ('data-c1', '@SUM(1)', null, false, true, 2),
                   ('data-c2', null, null, true, false, 0);
            insert into warehouse.products
            select 'data-p' || n, nullif('P, "' || n || '"', 'P, "3"'), nullif('data-c' || n % 3, 'data-c2'),
                   (array['USD', 'EUR', null])[n % 3 + 1], nullif(n % 5, 4) * 1.25, null, nullif(n, 7) - 5, n % 4 > 0,
                   n % 7 = 0, n % 11 = 0, n from generate_series(1, 40) n;
            insert into warehouse.campaigns
            values ('data-k0', 'Spring', 'email', '2026-03-01', '2026-03-31', 'USD', 2500.5, false, false, 1),
                   ('data-k1', null, null, null, null, null, null, true, false, 0),
                   ('data-k2', E'line\\nbreak', 'search', '2026-03-01', null, 'EUR', -1, false, true, 2);

            insert into warehouse.orders (order_id, version, kind, status, user_id, placed_at, updated_at, currency,
                                          total, shipping_country, shipping_city, channel, campaign_id, session_id)
            select 'data-' || n || (array['', ':x', '/Ü ', E'\\t'])[n % 4 + 1], n % 3 + 1,
                   case when n % 9 = 0 then 'RETURN' else 'SALE' end,
                   (array['PLACED', 'PAID', 'SHIPPED', 'DELIVERED', 'CANCELLED', 'REFUNDED'])[n % 6 + 1],
                   nullif('data-u' || n % 4, 'data-u3'),
                   timestamptz '2026-03-27T22:00:00Z' + n / 5 * interval '37 minutes 0.000001 seconds',
                   timestamptz '2026-03-29T01:00:00Z' + n * interval '1 second', (array['USD', 'EUR'])[n % 2 + 1],
                   case when n % 9 = 0 then -1 else 1 end * (n % 50) * 1.05, (array['Norway', 'Japan'])[n % 2 + 1],
                   (array['Oslo', null])[n % 2 + 1], (array['web', 'store', '-1+1'])[n % 3 + 1],
                   (array['data-k0', null, null])[n % 3 + 1], (array[null, 's-1'])[n % 2 + 1]
            from generate_series(1, 300) n;
            select ops.make_months('order_items', '{2026-03-01,2026-04-01}');
            select ops.make_months('events', '{2026-02-01,2026-03-01,2026-04-01}');
            insert into warehouse.order_items (order_id, line_no, placed_at, product_id, category_id, quantity,
                                               unit_price, unit_cost)
            select order_id, line, placed_at, 'data-p' || (line * version), (array['data-c0', null])[line % 2 + 1],
                   case kind when 'RETURN' then -line else line end, 1.05, (array[0.5, null])[line % 2 + 1]
            from warehouse.orders, generate_series(1, 3) line where order_id like 'data-%';
            insert into warehouse.order_status_changes
            select order_id, v, (array['PLACED', 'PAID', 'CANCELLED'])[v], placed_at + v * interval '0.5 hours'
            from warehouse.orders, generate_series(1, version) v where order_id like 'data-%';
            insert into warehouse.events (event_id, session_id, user_id, type, product_id, order_id, occurred_at,
                                          device, campaign_id)
            select 'data-e' || n / 2, 's-' || n % 7, 'data-u' || n % 3,
                   (array['SESSION_START', 'PRODUCT_VIEW', 'ADD_TO_CART', 'CHECKOUT', 'PURCHASE'])[n % 5 + 1],
                   (array['data-p1', null])[n % 2 + 1], (array[null, 'data-1:x'])[n % 2 + 1],
                   timestamptz '2026-02-27T00:00:00Z' + n / 4 * interval '13 hours',
                   (array['mobile', 'desktop'])[n % 2 + 1], (array['data-k0', null, null])[n % 3 + 1]
            from generate_series(1, 200) n;
            """;

    private static final String REMOVE = """
            delete from warehouse.users where user_id like 'data-%';
            delete from warehouse.order_items where order_id like 'data-%';
            delete from warehouse.order_status_changes where order_id like 'data-%';
            delete from warehouse.orders where order_id like 'data-%';
            delete from warehouse.events where event_id like 'data-%';
            delete from warehouse.products where product_id like 'data-%';
            delete from warehouse.categories where category_id like 'data-%';
            delete from warehouse.campaigns where campaign_id like 'data-%';
            """;

    private DataRows() {}

    public static void insert(TestWarehouse warehouse) {
        warehouse.execute(INSERT);
    }

    public static void remove(TestWarehouse warehouse) {
        warehouse.execute(REMOVE);
    }
}
