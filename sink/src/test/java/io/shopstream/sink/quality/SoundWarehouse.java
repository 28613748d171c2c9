package io.shopstream.sink.quality;

import io.shopstream.sink.fixture.TestWarehouse;

/** A small warehouse on which every check passes. Copies of it are quick to make and may be damaged. */
final class SoundWarehouse {
    private static final String ROWS = """
            insert into warehouse.categories (category_id, name, version) values ('books', 'Books', 1), ('toys', 'Toys', 1);
            insert into warehouse.products (product_id, name, category_id, currency, price, version)
              values ('p1', 'Lamp', 'books', 'USD', 10, 1), ('p2', 'Ball', 'toys', 'USD', 5, 1);
            insert into warehouse.products (product_id, inferred, version) values ('p3', true, 0);
            insert into warehouse.users (user_id, name, country, version) values ('u1', 'Ada', 'Norway', 1);
            insert into warehouse.users (user_id, inferred, version) values ('u2', true, 0);
            insert into warehouse.campaigns (campaign_id, name, channel, starts_on, ends_on, currency, budget, version)
              values ('k1', 'Spring', 'email', '2026-03-01', '2026-03-31', 'USD', 100, 1);
            insert into warehouse.orders (order_id, version, kind, status, user_id, placed_at, updated_at, currency, total,
                                          shipping_country, channel, campaign_id)
            values ('s1', 2, 'SALE', 'PAID', 'u1', '2026-03-01T12:00:30Z', '2026-03-01T12:05Z', 'USD', 25, 'Norway', 'web', 'k1'),
                   ('s2', 1, 'SALE', 'PLACED', null, '2026-03-01T12:01:00Z', '2026-03-01T12:01Z', 'EUR', 5, 'France', 'web', null),
                   ('r1', 1, 'RETURN', 'REFUNDED', 'u1', '2026-03-01T12:00:59Z', '2026-03-01T12:05Z', 'USD', -10, 'Norway', 'web', null),
                   ('x1', 2, 'SALE', 'CANCELLED', 'u2', '2026-03-01T13:00:00Z', '2026-03-01T13:05Z', 'USD', 7, 'Norway', 'web', null);
            select ops.make_months('order_items', '{2026-03-01,2026-04-01}'), ops.make_months('events', '{2026-03-01,2026-04-01}');
            insert into warehouse.order_items (order_id, line_no, placed_at, product_id, category_id, quantity, unit_price)
            values ('s1', 1, '2026-03-01T12:00:30Z', 'p1', 'books', 2, 10),
                   ('s1', 2, '2026-03-01T12:00:30Z', 'p2', 'toys', 1, 5),
                   ('s2', 1, '2026-03-01T12:01:00Z', 'p2', 'toys', 1, 5),
                   ('r1', 1, '2026-03-01T12:00:59Z', 'p1', 'books', -1, 10),
                   ('x1', 1, '2026-03-01T13:00:00Z', 'p3', null, 1, 7);
            update warehouse.orders o
            set units = (select sum(quantity) from warehouse.order_items i where i.order_id = o.order_id);
            insert into warehouse.order_status_changes (order_id, version, status, changed_at)
            values ('s1', 1, 'PLACED', '2026-03-01T12:00:30Z'), ('s1', 2, 'PAID', '2026-03-01T12:05Z'),
                   ('s2', 1, 'PLACED', '2026-03-01T12:01Z'), ('r1', 1, 'REFUNDED', '2026-03-01T12:05Z'),
                   ('x1', 2, 'CANCELLED', '2026-03-01T13:05Z');
            insert into warehouse.events (event_id, session_id, user_id, type, product_id, occurred_at, device, campaign_id)
            values ('e1', 'v1', 'u1', 'PRODUCT_VIEW', 'p1', '2026-03-01T11:59:00Z', 'mobile', 'k1'),
                   ('e2', 'v1', 'u1', 'PURCHASE', null, '2026-03-01T12:00:30Z', 'mobile', null);
            insert into warehouse.price_changes (product_id, version, changed_at, currency, price)
              values ('p1', 1, '2026-03-01T00:00Z', 'USD', 10);
            insert into warehouse.stock_per_day (product_id, day, closing, version) values ('p1', '2026-03-01', 10, 1);

            insert into mart.revenue_per_minute (window_start, currency, gross, returns, net, orders, units, version)
            values ('2026-03-01T12:00Z', 'USD', 25, -10, 15, 1, 2, 1), ('2026-03-01T12:01Z', 'EUR', 5, 0, 5, 1, 1, 1),
                   ('2026-03-01T13:00Z', 'USD', 0, 0, 0, 0, 0, 2);
            insert into mart.product_sales_per_hour
              (window_start, currency, product_id, category_id, gross, returns, net, orders, units, version)
            values ('2026-03-01T12:00Z', 'USD', 'p1', 'books', 20, -10, 10, 1, 1, 1),
                   ('2026-03-01T12:00Z', 'USD', 'p2', 'toys', 5, 0, 5, 1, 1, 1),
                   ('2026-03-01T12:00Z', 'EUR', 'p2', 'toys', 5, 0, 5, 1, 1, 1);
            insert into mart.revenue_by_category_per_hour
              (window_start, currency, category_id, gross, returns, net, orders, units, version)
            values ('2026-03-01T12:00Z', 'USD', 'books', 20, -10, 10, 1, 1, 1),
                   ('2026-03-01T12:00Z', 'USD', 'toys', 5, 0, 5, 1, 1, 1),
                   ('2026-03-01T12:00Z', 'EUR', 'toys', 5, 0, 5, 1, 1, 1);
            insert into mart.revenue_by_country_per_hour
              (window_start, currency, country, gross, returns, net, orders, units, version)
            values ('2026-03-01T12:00Z', 'USD', 'Norway', 25, -10, 15, 1, 2, 1),
                   ('2026-03-01T12:00Z', 'EUR', 'France', 5, 0, 5, 1, 1, 1);
            insert into mart.customer_totals (user_id, currency, orders, gross, returns, net, units, segment, version)
            values ('u1', 'USD', 1, 25, -10, 15, 2, 'new', 1), ('u2', 'USD', 0, 0, 0, 0, 0, 'none', 2);

            insert into ops.sink_offsets (consumer_group, topic, partition, topic_id, next_offset, records)
            select case when topic like 'shop.%-%' then 'shop-sink-marts' else 'shop-sink-facts' end, topic, 0, 't', 10, 10
            from unnest(array['shop.orders.v1', 'shop.events.v1', 'shop.users.v1', 'shop.categories.v1',
              'shop.products.v1', 'shop.campaigns.v1', 'shop.revenue-per-minute.v1', 'shop.product-sales-per-hour.v1',
              'shop.revenue-by-category-per-hour.v1', 'shop.revenue-by-country-per-hour.v1',
              'shop.customer-totals.v1']) as topic;
            """;
    private static final TestWarehouse TEMPLATE = template();

    private SoundWarehouse() {}

    private static TestWarehouse template() {
        TestWarehouse warehouse = TestWarehouse.create();
        warehouse.execute(ROWS);
        return warehouse;
    }

    static TestWarehouse copy() {
        return TEMPLATE.copy();
    }
}
