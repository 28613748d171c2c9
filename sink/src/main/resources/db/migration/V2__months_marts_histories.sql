-- The large facts by month, a mart for every derived topic, and the histories of price and stock.

-- References ----------------------------------------------------------------------------------------------------------
-- Declared for people and BI tools, not enforced: the sink inserts every referenced row in the transaction that refers to
-- it and deletes none, and looking each one up again costs half the speed of the load (ADR 032). Quality checks count
-- orphans; `alter table ... alter constraint ... enforced` turns the look-ups on.

alter table warehouse.products
  drop constraint products_category_id_fkey,
  add constraint products_category_id_fkey foreign key (category_id) references warehouse.categories not enforced;

alter table warehouse.orders
  drop constraint orders_user_id_fkey,
  drop constraint orders_campaign_id_fkey,
  add constraint orders_user_id_fkey foreign key (user_id) references warehouse.users not enforced,
  add constraint orders_campaign_id_fkey foreign key (campaign_id) references warehouse.campaigns not enforced;

alter table warehouse.order_status_changes
  drop constraint order_status_changes_order_id_fkey,
  add constraint order_status_changes_order_id_fkey foreign key (order_id) references warehouse.orders not enforced;

-- Facts by month ------------------------------------------------------------------------------------------------------
-- A primary key of a partitioned table contains the time: a line is its order, number and time; an event its id and time.

alter table warehouse.order_items rename to order_items_whole;
alter table warehouse.order_items_whole rename constraint order_items_pkey to order_items_whole_pkey;
alter table warehouse.events rename to events_whole;
alter table warehouse.events_whole rename constraint events_pkey to events_whole_pkey;
drop index warehouse.order_items_placed_at, warehouse.order_items_product, warehouse.events_occurred_at,
  warehouse.events_user;

create table warehouse.order_items (
  order_id    text           not null references warehouse.orders not enforced,
  line_no     integer        not null check (line_no > 0),
  placed_at   timestamptz    not null,
  product_id  text           not null references warehouse.products not enforced,
  category_id text references warehouse.categories not enforced,
  quantity    integer        not null check (quantity <> 0),
  unit_price  numeric(14, 2) not null check (unit_price > 0),
  unit_cost   numeric(14, 2) check (unit_cost >= 0),
  line_total  numeric(14, 2) not null generated always as (quantity * unit_price) stored,
  primary key (order_id, line_no, placed_at)
) partition by range (placed_at);

create table warehouse.events (
  event_id    text        not null,
  session_id  text        not null,
  user_id     text        not null references warehouse.users not enforced,
  type        text        not null
    check (type in ('SESSION_START', 'PRODUCT_VIEW', 'ADD_TO_CART', 'CHECKOUT', 'PURCHASE')),
  product_id  text references warehouse.products not enforced,
  order_id    text,
  occurred_at timestamptz not null,
  device      text        not null,
  campaign_id text references warehouse.campaigns not enforced,
  primary key (event_id, occurred_at)
) partition by range (occurred_at);

-- Within a month rows lie nearly in the order of time, so a few bytes per block tell where to look.
create index order_items_placed_at on warehouse.order_items using brin (placed_at) with (pages_per_range = 16);
create index order_items_product on warehouse.order_items (product_id);
create index events_occurred_at on warehouse.events using brin (occurred_at) with (pages_per_range = 16);
create index events_user on warehouse.events (user_id);

-- Makes the partitions of the given UTC months (any day of each) that are not there yet. As the owner, for the sink may
-- not create tables; attached, not created in place, so that readers of the table are never waited for. Its advisory
-- lock is taken before anything else that two loaders could wait for in a circle.
create function ops.make_months(parent text, months date[]) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  month date;
  partition text;
begin
  if parent not in ('order_items', 'events') then
    raise exception 'warehouse.% has no months', parent;
  end if;
  for month in select distinct date_trunc('month', m)::date from unnest(months) m order by 1 loop
    partition := parent || to_char(month, '_YYYY_MM');
    if to_regclass('warehouse.' || partition) is null then
      perform pg_advisory_xact_lock(hashtext('shopstream.make_months'));
    end if;
    -- Read from the table, not by to_regclass: that may still remember from above that there was none.
    if not exists (select from pg_class where relnamespace = 'warehouse'::regnamespace and relname = partition) then
      execute format('create table warehouse.%I (like warehouse.%I including all)', partition, parent);
      -- The tables behind the table: nobody reads or writes them by name.
      execute format('revoke all on warehouse.%I from shop_sink, shop_api, metabase_ro', partition);
      execute format('alter table warehouse.%I attach partition warehouse.%I for values from (%L) to (%L)',
        parent, partition, month::timestamptz, (month + interval '1 month')::date::timestamptz);
    end if;
  end loop;
  return true;
end $$;
revoke all on function ops.make_months(text, date[]) from public;
grant execute on function ops.make_months(text, date[]) to shop_sink;

select ops.make_months('order_items', coalesce(array_agg(distinct (placed_at at time zone 'UTC')::date), '{}'))
from warehouse.order_items_whole;
select ops.make_months('events', coalesce(array_agg(distinct (occurred_at at time zone 'UTC')::date), '{}'))
from warehouse.events_whole;

insert into warehouse.order_items (order_id, line_no, placed_at, product_id, category_id, quantity, unit_price, unit_cost)
select order_id, line_no, placed_at, product_id, category_id, quantity, unit_price, unit_cost
from warehouse.order_items_whole;
insert into warehouse.events
  (event_id, session_id, user_id, type, product_id, order_id, occurred_at, device, campaign_id)
select event_id, session_id, user_id, type, product_id, order_id, occurred_at, device, campaign_id
from warehouse.events_whole;
drop table warehouse.order_items_whole, warehouse.events_whole;

create index orders_campaign on warehouse.orders (campaign_id, placed_at) where campaign_id is not null;
create index order_status_changes_changed_at on warehouse.order_status_changes (changed_at);

-- Histories -----------------------------------------------------------------------------------------------------------
-- The catalogue topic is compacted: it keeps the last state of a product only. So these are added to, never rebuilt from
-- the log alone: a rebuild carries them over.

create table warehouse.price_changes (
  product_id text        not null references warehouse.products not enforced,
  version    bigint      not null check (version > 0),
  changed_at timestamptz not null,
  currency   text        not null,
  price      numeric(14, 2),
  cost       numeric(14, 2),
  primary key (product_id, version)
);

create table warehouse.stock_per_day (
  product_id text   not null references warehouse.products not enforced,
  day        date   not null,
  closing    bigint not null,
  version    bigint not null check (version > 0),
  primary key (product_id, day)
);

-- Marts ---------------------------------------------------------------------------------------------------------------

create table mart.revenue_by_category_per_hour (
  window_start timestamptz    not null,
  currency     text           not null,
  category_id  text           not null,
  gross        numeric(18, 2) not null,
  returns      numeric(18, 2) not null,
  net          numeric(18, 2) not null,
  orders       bigint         not null,
  units        bigint         not null,
  version      bigint         not null,
  primary key (window_start, currency, category_id)
);

create table mart.revenue_by_country_per_hour (
  window_start timestamptz    not null,
  currency     text           not null,
  country      text           not null,
  gross        numeric(18, 2) not null,
  returns      numeric(18, 2) not null,
  net          numeric(18, 2) not null,
  orders       bigint         not null,
  units        bigint         not null,
  version      bigint         not null,
  primary key (window_start, currency, country)
);

create table mart.funnel_per_hour (
  window_start  timestamptz primary key,
  sessions      bigint not null,
  with_view     bigint not null,
  with_cart     bigint not null,
  with_checkout bigint not null,
  with_purchase bigint not null,
  abandoned     bigint not null,
  version       bigint not null
);

create table mart.customer_totals (
  user_id        text           not null,
  currency       text           not null,
  orders         bigint         not null,
  gross          numeric(18, 2) not null,
  returns        numeric(18, 2) not null,
  net            numeric(18, 2) not null,
  units          bigint         not null,
  first_order_at timestamptz,
  last_order_at  timestamptz,
  segment        text           not null,
  version        bigint         not null,
  primary key (user_id, currency)
);

create table mart.alerts (
  alert_id   text primary key,
  kind       text        not null,
  subject    text        not null,
  state      text        not null,
  raised_at  timestamptz not null,
  cleared_at timestamptz,
  observed   bigint      not null,
  expected   bigint      not null,
  message    text        not null,
  version    bigint      not null
);

create index alerts_raised_at on mart.alerts (raised_at);

-- Comments ------------------------------------------------------------------------------------------------------------

comment on table warehouse.order_items is 'The lines of the highest version of every order, by UTC month of placing; placed_at is the order''s: join on both for speed.';
comment on table warehouse.events is 'What visitors did, one row per event id and time, by UTC month.';
comment on table warehouse.price_changes is 'Price and cost of a product from each change on; margins of sales use the cost in the order line instead.';
comment on table warehouse.stock_per_day is 'Stock of a product at the end of each UTC day on which it was reported.';
comment on table mart.revenue_by_category_per_hour is 'Revenue by hour of placing (UTC), currency and category at the sale (''unknown'' where absent); an order over two categories counts in both.';
comment on table mart.revenue_by_country_per_hour is 'Revenue by hour of placing (UTC), currency and shipping country.';
comment on table mart.funnel_per_hour is 'How far the visits that began in an hour (UTC) came. A visit is a run of one user''s events with no gap of more than 30 minutes.';
comment on table mart.customer_totals is 'What each customer bought, per currency; first and last order are those that stand.';
comment on table mart.alerts is 'Alerts of the streams service, from raised to cleared.';
