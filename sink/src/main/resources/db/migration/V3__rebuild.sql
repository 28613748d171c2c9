-- Rebuilding tables from the log: the book of runs, and months for the tables that are being built.

create table ops.rebuild_runs (
  run_id      bigint generated always as identity primary key,
  tables      text[]      not null,
  state       text        not null check (state in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'INTERRUPTED')),
  started_at  timestamptz not null default now(),
  ended_at    timestamptz,
  records     bigint      not null default 0,
  table_rows  jsonb       not null default '{}',
  differences text[]      not null default '{}',
  reason      text
);

comment on table ops.rebuild_runs is 'Every rebuild of warehouse tables from the log, and how it ended.';
comment on column ops.rebuild_runs.run_id is 'Numbers the runs.';
comment on column ops.rebuild_runs.started_at is 'When the run began, UTC.';
comment on column ops.rebuild_runs.ended_at is 'When it ended, UTC; null while it runs.';
comment on column ops.rebuild_runs.tables is 'The tables that were to be replaced, as schema.table.';
comment on column ops.rebuild_runs.state is 'INTERRUPTED: the process died; the tables are those from before.';
comment on column ops.rebuild_runs.records is 'Records read from the log.';
comment on column ops.rebuild_runs.table_rows is 'Rows of every new table when it took its place, by name.';
comment on column ops.rebuild_runs.differences is 'Where the new tables differed from those they replaced: that is what the run repaired.';
comment on column ops.rebuild_runs.reason is 'Why it did not end well.';

grant select, insert, update, delete on ops.rebuild_runs to shop_sink;
grant select on ops.rebuild_runs to shop_api;

-- As before, and also for the tables that a rebuild fills in warehouse_next. Those are nobody else's, so they do not wait
-- for the months of the live ones.
drop function ops.make_months(text, date[]);
create function ops.make_months(parent text, months date[], target text default 'warehouse') returns boolean
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
      execute format('create table %1$I.%2$I (like %1$I.%3$I including all)', target, partition, parent);
      -- The tables behind the table: nobody reads or writes them by name.
      execute format('revoke all on %I.%I from shop_sink, shop_api, metabase_ro', target, partition);
      execute format('alter table %1$I.%2$I attach partition %1$I.%3$I for values from (%4$L) to (%5$L)',
        target, parent, partition, month::timestamptz, (month + interval '1 month')::date::timestamptz);
    end if;
  end loop;
  return true;
end $$;
revoke all on function ops.make_months(text, date[], text) from public;
grant execute on function ops.make_months(text, date[], text) to shop_sink;
