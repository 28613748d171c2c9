package io.shopstream.sink.housekeeping;

/** Rows of three days of each month from April to July 2026: facts, and rejected records. */
final class OldRows {
    static final String SQL = """
            set time zone 'UTC';
            create table public.days as
              select (date '2026-04-01' + make_interval(months => m, days => d))::timestamptz as day
              from generate_series(0, 3) m, unnest(array[0, 7, 14]) d;
            select ops.make_months('order_items', array_agg(day::date)),
              ops.make_months('events', array_agg(day::date)) from public.days;
            insert into warehouse.orders (order_id, version, kind, status, placed_at, updated_at, currency, total,
                shipping_country, channel)
              select day::date::text, 1, 'SALE', 'PLACED', day, day, 'USD', 2, 'Norway', 'web' from public.days;
            insert into warehouse.order_items (order_id, line_no, placed_at, product_id, quantity, unit_price)
              select day::date::text, line, day, 'p', 1, 1 from public.days, generate_series(1, 2) line;
            insert into warehouse.order_status_changes
              select day::date::text, 1, 'PLACED', day from public.days;
            insert into warehouse.events (event_id, session_id, user_id, type, occurred_at, device)
              select day::date::text, 's', 'u', 'PURCHASE', day, 'mobile' from public.days;
            insert into ops.rejected_records
                (consumer_group, source_topic, source_partition, source_offset, reason, detail, rejected_at)
              select 'g', 't', 0, extract(epoch from day), 'r', 'd', day from public.days;
            """;

    private OldRows() {}
}
