-- Housekeeping: how tables are vacuumed, and how what has been kept long enough is removed.

-- Storage -------------------------------------------------------------------------------------------------------------
-- The settings of a table, by its name; null: PostgreSQL's own will do. In one place, for partitions are made one by one.
create function ops.storage_of(table_name text) returns text
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case
    -- Added to and hardly ever changed. Left to the defaults, a month is first vacuumed when a fifth of it is new, and its
    -- newest rows, those that are asked for, are in no visibility map and in no BRIN summary until then. Frozen at that
    -- first visit, they need no second one.
    when table_name in ('order_items', 'events', 'order_status_changes', 'price_changes')
      then 'autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_insert_threshold = 10000,'
        ' autovacuum_freeze_min_age = 0, autovacuum_analyze_scale_factor = 0.02'
    -- Every order is replaced three or four times, mostly soon; no index has what then changes. Room in its block lets the
    -- next version stay there, without an entry in any of the indexes (a HOT update).
    when table_name in ('orders', 'products', 'users', 'stock_per_day')
      then 'fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02'
    -- The newest windows are written again and again, the older ones never.
    when table_name in ('revenue_per_minute', 'product_sales_per_hour', 'revenue_by_category_per_hour',
        'revenue_by_country_per_hour', 'funnel_per_hour', 'customer_totals', 'alerts')
      then 'fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05'
    -- A few dozen rows, each written by every transaction: few to a block, so that old versions are cleared in passing.
    when table_name = 'sink_offsets'
      then 'fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000'
  end
$$;

-- Gives the tables of a schema, partitions among them, their settings. Waits for nobody who reads or writes.
create function ops.tune_tables(schema_name text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  each record;
begin
  for each in
    select c.oid::regclass as table_name, ops.storage_of(regexp_replace(c.relname, '_\d{4}_\d{2}$', '')) as storage
    from pg_class c where c.relnamespace = schema_name::regnamespace and c.relkind = 'r' order by c.oid
  loop
    if each.storage is not null then
      execute format('alter table %s set (%s)', each.table_name, each.storage);
    end if;
  end loop;
end $$;
revoke all on function ops.tune_tables(text) from public;

select ops.tune_tables('warehouse'), ops.tune_tables('mart'), ops.tune_tables('ops');

-- As before, and with the settings.
create or replace function ops.make_months(parent text, months date[], target text default 'warehouse') returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  month date;
  partition text;
begin
  if parent not in ('order_items', 'events') then
    raise exception 'warehouse.% has no months', parent;
  end if;
  if target not in ('warehouse', 'warehouse_next') then
    raise exception 'no months are made in schema %', target;
  end if;
  for month in select distinct date_trunc('month', m)::date from unnest(months) m order by 1 loop
    partition := parent || to_char(month, '_YYYY_MM');
    if to_regclass(target || '.' || partition) is null then
      perform pg_advisory_xact_lock(hashtext(
        case target when 'warehouse' then 'shopstream.make_months' else 'shopstream.make_months.next' end));
    end if;
    -- Read from the table, not by to_regclass: that may still remember from above that there was none.
    if not exists (
      select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = target and c.relname = partition)
    then
      execute format('create table %1$I.%2$I (like %1$I.%3$I including all) with (%4$s)', target, partition, parent,
        ops.storage_of(parent));
      -- The tables behind the table: nobody reads or writes them by name.
      execute format('revoke all on %I.%I from shop_sink, shop_api, metabase_ro', target, partition);
      execute format('alter table %1$I.%2$I attach partition %1$I.%3$I for values from (%4$L) to (%5$L)',
        target, parent, partition, month::timestamptz, (month + interval '1 month')::date::timestamptz);
    end if;
  end loop;
  return true;
end $$;

-- Retention -----------------------------------------------------------------------------------------------------------

-- Drops the partition of a UTC month (any day of it) that is over; returns the rows it had, 0 if there is none. Detaching
-- it concurrently first would spare readers the lock, but no function may do that. So it waits two seconds for those who
-- are at the table, and lets nobody else wait longer for it than that: lock_not_available means try again later.
create function ops.drop_month(parent text, month date) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' set lock_timeout = '2s' as $$
declare
  partition text := parent || to_char(month, '_YYYY_MM');
  dropped bigint;
begin
  if parent not in ('order_items', 'events') then
    raise exception 'warehouse.% has no months', parent;
  end if;
  if date_trunc('month', month) + interval '1 month' > now() then
    raise exception 'the month of % is not over', month;
  end if;
  perform pg_advisory_xact_lock(hashtext('shopstream.make_months'));
  if to_regclass('warehouse.' || partition) is null then
    return 0;
  end if;
  execute format('select count(*) from warehouse.%I', partition) into dropped;
  execute format('drop table warehouse.%I', partition);
  return dropped;
end $$;
revoke all on function ops.drop_month(text, date) from public;
grant execute on function ops.drop_month(text, date) to shop_sink;

create table ops.retention_runs (
  run_id      bigint generated always as identity primary key,
  data        text        not null check (data in ('orders', 'events', 'rejected')),
  kept_since  timestamptz not null,
  started_at  timestamptz not null,
  finished_at timestamptz not null,
  partitions  integer     not null check (partitions >= 0),
  rows        bigint      not null check (rows >= 0),
  problem     text
);

create index retention_runs_data on ops.retention_runs (data, finished_at);

comment on table ops.retention_runs is 'What the sink removed because it was older than the settings SHOPSTREAM_SINK_RETENTION_* keep it. A rebuild from the log brings it back until the next run.';
comment on column ops.retention_runs.data is 'orders: with their lines and changes of status, by time of placing; events, by time; rejected: the rejected records, by time of rejection.';
comment on column ops.retention_runs.kept_since is 'What is older was removed.';
comment on column ops.retention_runs.partitions is 'Months dropped as a whole.';
comment on column ops.retention_runs.rows is 'Rows removed, those of dropped months included.';
comment on column ops.retention_runs.problem is 'Why the run ended early; the rest is removed by a later one. Null: it came to its end.';
comment on column ops.retention_runs.run_id is 'Numbers the runs.';
comment on column ops.retention_runs.started_at is 'When the run began, UTC.';
comment on column ops.retention_runs.finished_at is 'When it ended, UTC.';
