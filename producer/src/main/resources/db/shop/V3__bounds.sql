-- Values that are valid to PostgreSQL and mean nothing to a shop: infinite times, NaN, blank ids, years and stocks that
-- can only be slips. Rows that break these rules already stay as they are ("not valid"): change capture reports each as a
-- dead letter, and the next update of such a row has to correct it.
-- NaN is above every number, so only an upper bound refuses it.

alter table shop.users
  add constraint users_id_not_blank check (user_id ~ '[^[:space:]]') not valid,
  add constraint users_registered_at_sane
    check (registered_at >= timestamptz '1900-01-01Z' and registered_at < timestamptz '2200-01-01Z') not valid;

alter table shop.categories
  add constraint categories_id_not_blank check (category_id ~ '[^[:space:]]') not valid;

alter table shop.products
  add constraint products_id_not_blank check (product_id ~ '[^[:space:]]') not valid,
  add constraint products_price_sane check (price < 1000000000000) not valid,
  add constraint products_cost_sane check (cost < 1000000000000) not valid,
  add constraint products_stock_quantity_sane check (stock_quantity <= 1000000000) not valid,
  add constraint products_launched_at_sane
    check (launched_at >= timestamptz '1900-01-01Z' and launched_at < timestamptz '2200-01-01Z') not valid;

alter table shop.campaigns
  add constraint campaigns_id_not_blank check (campaign_id ~ '[^[:space:]]') not valid,
  add constraint campaigns_starts_on_sane
    check (starts_on >= date '1900-01-01' and starts_on < date '2200-01-01') not valid,
  add constraint campaigns_ends_on_sane
    check (ends_on >= date '1900-01-01' and ends_on < date '2200-01-01') not valid,
  add constraint campaigns_budget_sane check (budget < 1000000000000) not valid;

-- Where all rows keep a rule, PostgreSQL may know it.
do $$
declare
  found record;
begin
  for found in
    select conrelid::regclass as rel, conname
      from pg_constraint
     where connamespace = 'shop'::regnamespace and contype = 'c' and not convalidated
  loop
    begin
      execute format('alter table %s validate constraint %I', found.rel, found.conname);
    exception when check_violation then
      raise warning 'rows of % break %: change capture reports each as a dead letter if no record can hold it',
        found.rel, found.conname;
    end;
  end loop;
end $$;
