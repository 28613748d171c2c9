-- A month that is attached must be seen by every session (ADR 035). PostgreSQL lets a session that first looks at the
-- partitioned table in the very moment of the commit keep the old list of partitions, until the table changes again: its
-- queries miss the rows of the month without a word. So a month is made and committed first, then announced, and only
-- then filled.

-- As before; returns whether a month was missing.
create or replace function ops.make_months(parent text, months date[], target text default 'warehouse') returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  month date;
  partition text;
  locked boolean := false;
  made boolean := false;
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
      if target = 'warehouse' and not locked then
        lock table warehouse.campaigns, warehouse.categories, warehouse.users, warehouse.products, warehouse.orders
          in share row exclusive mode;
        locked := true;
      end if;
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
      made := true;
    end if;
  end loop;
  return made;
end $$;

-- Makes every session read the list of partitions again. Call it in a transaction of its own, after the commit of
-- make_months. Sessions that may be reading the old list are waited for, two seconds at most: reading it takes
-- milliseconds, and a longer query has read it. Nobody waits for us.
create function ops.announce_months(parent text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  readers text[];
begin
  if parent not in ('order_items', 'events') then
    raise exception 'warehouse.% has no months', parent;
  end if;
  -- Two grants on a table at once would fail.
  perform pg_advisory_xact_lock(hashtext('shopstream.announce_months'));
  readers := array(
    select virtualtransaction from pg_locks
    where locktype = 'relation' and relation = ('warehouse.' || parent)::regclass and pid <> pg_backend_pid()
      and database = (select oid from pg_database where datname = current_database()));
  for attempt in 1..200 loop
    exit when not exists (select from pg_locks where virtualtransaction = any (readers));
    perform pg_sleep(0.01);
  end loop;
  -- Changes nothing but the row of the table in the catalogue, which is what sessions are told about.
  execute format('grant select on warehouse.%I to %I', parent, current_user);
end $$;
revoke all on function ops.announce_months(text) from public;
grant execute on function ops.announce_months(text) to shop_sink;
