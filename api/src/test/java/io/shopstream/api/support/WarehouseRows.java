package io.shopstream.api.support;

/** A few sales, returns, cancellations and rejected records; mart and facts agree, as the sink would load them. */
final class WarehouseRows {
    static final String SQL = """
            insert into warehouse.categories (category_id, name, version) values ('toys', 'Toys', 1);
            insert into warehouse.products (product_id, name, version)
              values ('A', '=Apple, "red"', 1), ('B', 'Ball', 1), ('C', null, 0);

            insert into warehouse.orders (order_id, version, kind, status, placed_at, updated_at, currency, total,
                                          shipping_country, channel)
            values ('s1', 1, 'SALE', 'PAID', '2010-12-01T08:26:30Z', now(), 'GBP', 70, 'Norway', 'web'),
                   ('r1', 1, 'RETURN', 'PAID', '2010-12-01T08:27:00Z', now(), 'GBP', -20, 'Norway', 'web'),
                   ('s2', 1, 'SALE', 'PAID', '2010-12-01T09:00:00Z', now(), 'GBP', 30, 'Norway', 'web'),
                   ('s3', 1, 'SALE', 'PAID', '2010-12-02T23:59:00Z', now(), 'GBP', 70, 'Norway', 'web'),
                   ('x1', 2, 'SALE', 'CANCELLED', '2010-12-01T09:30:00Z', now(), 'GBP', 1000, 'Norway', 'web'),
                   ('d1', 1, 'SALE', 'PAID', '2010-12-01T09:30:00Z', now(), 'USD', 5, 'Norway', 'web');
            select ops.make_months('order_items', '{2010-12-01}');
            insert into warehouse.order_items (order_id, line_no, placed_at, product_id, category_id, quantity,
                                               unit_price)
            values ('s1', 1, '2010-12-01T08:26:30Z', 'A', 'toys', 3, 10),
                   ('s1', 2, '2010-12-01T08:26:30Z', 'A', 'toys', 3, 10),
                   ('s1', 3, '2010-12-01T08:26:30Z', 'B', 'toys', 1, 10),
                   ('r1', 1, '2010-12-01T08:27:00Z', 'A', 'toys', -2, 10),
                   ('s2', 1, '2010-12-01T09:00:00Z', 'B', 'toys', 3, 10),
                   ('s3', 1, '2010-12-02T23:59:00Z', 'C', null, 7, 10),
                   ('x1', 1, '2010-12-01T09:30:00Z', 'A', 'toys', 100, 10),
                   ('d1', 1, '2010-12-01T09:30:00Z', 'A', 'toys', 1, 5);
            update warehouse.orders o
            set units = (select sum(quantity) from warehouse.order_items i where i.order_id = o.order_id);

            insert into mart.revenue_per_minute (window_start, currency, gross, returns, net, orders, units, version)
            values ('2010-12-01T08:26:00Z', 'GBP', 70, 0, 70, 1, 7, 1),
                   ('2010-12-01T08:27:00Z', 'GBP', 0, -20, -20, 0, -2, 1),
                   ('2010-12-01T09:00:00Z', 'GBP', 30, 0, 30, 1, 3, 1),
                   ('2010-12-01T09:30:00Z', 'GBP', 0, 0, 0, 0, 0, 2),
                   ('2010-12-02T23:59:00Z', 'GBP', 70, 0, 70, 1, 7, 1),
                   ('2010-12-01T09:30:00Z', 'USD', 5, 0, 5, 1, 1, 1);
            insert into mart.product_sales_per_hour (window_start, currency, product_id, category_id, gross, returns, net,
                                                     orders, units, version)
            values ('2010-12-01T08:00:00Z', 'GBP', 'A', 'toys', 60, -20, 40, 1, 4, 1),
                   ('2010-12-01T08:00:00Z', 'GBP', 'B', 'toys', 10, 0, 10, 1, 1, 1),
                   ('2010-12-01T09:00:00Z', 'GBP', 'B', 'toys', 30, 0, 30, 1, 3, 1),
                   ('2010-12-01T09:00:00Z', 'GBP', 'A', 'toys', 0, 0, 0, 0, 0, 2),
                   ('2010-12-02T23:00:00Z', 'GBP', 'C', 'unknown', 70, 0, 70, 1, 7, 1),
                   ('2010-12-01T09:00:00Z', 'USD', 'A', 'toys', 5, 0, 5, 1, 1, 1);

            insert into ops.sink_offsets (consumer_group, topic, partition, topic_id, next_offset, updated_at)
            values ('shop-sink-facts', 'shop.orders.v1', 0, 't', 6, '2026-03-01T09:59:00Z'),
                   ('shop-sink-marts', 'shop.revenue-per-minute.v1', 0, 'u', 6, '2026-03-01T10:00:00Z');
            insert into ops.rejected_records (consumer_group, source_topic, source_partition, source_offset, reason,
                                              detail, raw_key, raw_value, source_timestamp, rejected_at,
                                              replayed_at)
            values ('shop-streams', 'shop.orders.v1', 0, 0, 'total-mismatch', 'd', 'k', 'v', now(), now(), null),
                   ('shop-streams', 'shop.orders.v1', 1, 5, 'undecodable', 'd', null, '\\x0077006869ff', now(), now(),
                    '2026-03-01T10:00:00Z'),
                   ('shop-streams', 'shop.orders.v1', 1, 900, 'undecodable', 'd', 'k', null, null, now(), null),
                   ('shop-import', 'file.csv', 0, 7, 'price-not-positive', '-1 is not above 0', null, '=1+1', null, now(), null),
                   ('shop-import', 'file.csv', 0, 12, 'price-not-positive', 'd', null, 'v', null, now(), null);
            """;

    private WarehouseRows() {}
}
