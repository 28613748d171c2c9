package io.shopstream.api.pages;

/** What the pipeline page shows, as the sink writes it: offsets, rejected records, checks, lag and rebuilds. */
final class PipelineRows {
    static final String SQL = """
            insert into ops.sink_offsets (consumer_group, topic, partition, topic_id, next_offset, updated_at)
            values ('shop-sink-facts', 'pages-shop.orders.v1', 0, 't', 6, now()),
                   ('shop-sink-marts', 'pages-shop.revenue-per-minute.v1', 0, 'u', 6, now());
            insert into ops.rejected_records (consumer_group, source_topic, source_partition, source_offset, reason,
                                              detail, raw_key, raw_value, source_timestamp, rejected_at)
            values ('shop-streams', 'pages-shop.orders.v1', 0, 0, 'total-mismatch', 'd', 'k', 'v', now(), now()),
                   ('shop-streams', 'pages-shop.orders.v1', 1, 5, 'undecodable', 'd', null, 'v', now(), now()),
                   ('shop-streams', 'pages-shop.orders.v1', 1, 6, 'undecodable', 'd', null, 'v', now(), now());
            insert into ops.quality_checks (run_id, check_name, stage, table_name, checked, failed, judged, score, detail,
                                            measured, checked_at)
            select run, name, stage, tables, 1000, failed, judged, 100 - failed / 10.0, detail, measured::jsonb,
                   now() - (3 - run) * interval '10 minutes'
            from generate_series(1, 3) run,
                 (values ('score', 'SCORE', 'all', 2, true, '', '{"terms": [{"check": "positive-prices", "points": 0.2,
                           "arithmetic": "100 x 2/1000"}], "not_judged": 1}'),
                         ('positive-prices', 'TRANSFORMATION', 'warehouse.order_items', 2, true, 'o-0001 1, o-0002 1', '{}'),
                         ('known-products', 'TRANSFORMATION', 'warehouse.order_items', 0, true, '', '{}'),
                         ('rejected-orders', 'INPUT', 'shop.orders', 0, false, 'Kafka was away', '{}'),
                         ('outlier-orders', 'PROFILE', 'warehouse.orders', 0, true, 'o-0003', '{"outliers": 12, "limit": 3.5,
                           "since": "2025-11-01T00:00:00Z", "limits": [{"currency": "USD", "category_id": "books",
                           "orders": 520, "median": "31.20", "low": "2.10", "high": "460.00", "outliers": 12}],
                           "examples": [{"order_id": "o-0003", "currency": "USD", "category_id": "books",
                             "amount": "980.00", "score": 12.4}]}')) checks (name, stage, tables, failed, judged, detail, measured);
            insert into ops.consumer_lag (sampled_at, consumer_group, topic, lag)
            select date_trunc('minute', now()) - n * interval '10 minutes', reader, 'pages-shop.orders.v1', (n * 7) % 50
            from generate_series(1, 60) n, unnest(array['shop-streams', 'shop-sink-facts']) reader;
            insert into ops.rebuild_runs (tables, state, started_at, ended_at, records, reason)
            values ('{warehouse.orders}', 'DONE', now() - interval '2 days', now() - interval '47 hours', 81234, null),
                   ('{warehouse.orders,warehouse.order_items}', 'FAILED', now() - interval '1 day',
                    now() - interval '23 hours', 12, 'Kafka was away'),
                   ('{mart.revenue_per_minute}', 'RUNNING', now() - interval '1 minute', null, 500, null);
            """;

    private PipelineRows() {}
}
