-- What the planner has to know for the views of mart (ADR 033): how many days and months there are. It guesses one group
-- per row or two rows per join otherwise, sorts what it could hash, and spills to disk.

create statistics warehouse.orders_days on ((placed_at at time zone 'UTC')::date) from warehouse.orders;
create statistics warehouse.orders_months on (date_trunc('month', placed_at at time zone 'UTC')::date) from warehouse.orders;

create statistics mart.revenue_by_country_per_hour_days
  on ((window_start at time zone 'UTC')::date) from mart.revenue_by_country_per_hour;
create statistics mart.revenue_by_category_per_hour_days
  on ((window_start at time zone 'UTC')::date) from mart.revenue_by_category_per_hour;
create statistics mart.revenue_by_category_per_hour_months
  on (date_trunc('month', window_start at time zone 'UTC')::date) from mart.revenue_by_category_per_hour;
create statistics mart.funnel_per_hour_days on ((window_start at time zone 'UTC')::date) from mart.funnel_per_hour;

-- Whoever reports groups customers and products by the ten thousand; 4 MB, the server's default, send that to disk.
do $$
declare
  role text;
begin
  foreach role in array array['shop_api', 'metabase_ro'] loop
    execute format('alter role %I in database %I set work_mem = ''32MB''', role, current_database());
  end loop;
exception when insufficient_privilege then
  raise notice 'The owner may not configure the reading roles: reports use the work_mem of the server.';
end $$;
