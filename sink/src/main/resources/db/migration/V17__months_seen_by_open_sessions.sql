-- A month that is attached must be seen by every session (ADR 035). PostgreSQL lets a session that first looks at the
-- partitioned table in the very moment of the commit keep the old list of partitions, until the table changes again: its
-- queries miss the rows of the month without a word. So a month is made and committed first, then announced, and only
-- then filled.

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
