-- As before, without a circle of waiting: attaching a month locks the tables that its foreign keys refer to against
-- writers, one after the other as they are declared. A load that holds one of them and wants the next would wait for us
-- and we for it. So they are locked beforehand, in the order in which every load writes them.
create or replace function ops.make_months(parent text, months date[], target text default 'warehouse') returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  month date;
  partition text;
  locked boolean := false;
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
    end if;
  end loop;
  return true;
end $$;
