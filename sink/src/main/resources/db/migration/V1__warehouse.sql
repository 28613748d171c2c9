-- The warehouse: facts and dimensions, marts, and the sink's own books.
-- Every row carries the version that wrote it; a lower or equal one never overwrites it.
-- Timestamps are timestamptz in UTC; money is numeric with two places beside an ISO 4217 currency.

create schema warehouse;
create schema mart;
-- Flyway keeps its history there and has made it already; "if not exists" would warn about it.
do $$
begin
  if not exists (select from pg_namespace where nspname = 'ops') then
    create schema ops;
  end if;
end $$;

-- Roles ---------------------------------------------------------------------------------------------------------------
-- Roles belong to the cluster, not the database: another database may have made them already.
do $$
declare
  role text;
begin
  foreach role in array array['shop_sink', 'shop_api', 'metabase_ro'] loop
    begin
      execute format('create role %I login', role);
    exception when duplicate_object or unique_violation then
      null;
    end;
  end loop;
end $$;

-- Dimensions ----------------------------------------------------------------------------------------------------------
-- An inferred row stands for an id that a fact mentioned before its own record came.

create table warehouse.users (
  user_id       text primary key,
  name          text,
  email         text,
  country       text,
  city          text,
  customer_type text,
  registered_at timestamptz,
  inferred      boolean not null default false,
  deleted       boolean not null default false,
  version       bigint  not null
);

create table warehouse.categories (
  category_id text primary key,
  name        text,
  department  text,
  inferred    boolean not null default false,
  deleted     boolean not null default false,
  version     bigint  not null
);

create table warehouse.products (
  product_id     text primary key,
  name           text,
  category_id    text references warehouse.categories,
  currency       text,
  price          numeric(14, 2),
  cost           numeric(14, 2),
  stock_quantity bigint,
  active         boolean not null default true,
  inferred       boolean not null default false,
  deleted        boolean not null default false,
  version        bigint  not null
);

create table warehouse.campaigns (
  campaign_id text primary key,
  name        text,
  channel     text,
  starts_on   date,
  ends_on     date,
  currency    text,
  budget      numeric(14, 2),
  inferred    boolean not null default false,
  deleted     boolean not null default false,
  version     bigint  not null
);

-- Facts ---------------------------------------------------------------------------------------------------------------

create table warehouse.orders (
  order_id         text primary key,
  version          bigint      not null check (version > 0),
  kind             text        not null check (kind in ('SALE', 'RETURN')),
  status           text        not null
    check (status in ('PLACED', 'PAID', 'SHIPPED', 'DELIVERED', 'CANCELLED', 'REFUNDED')),
  stands           boolean     not null
    generated always as (status <> 'CANCELLED' and (kind = 'RETURN' or status <> 'REFUNDED')) stored,
  user_id          text references warehouse.users,
  placed_at        timestamptz not null,
  updated_at       timestamptz not null,
  currency         text        not null,
  total            numeric(14, 2) not null,
  shipping_country text        not null,
  shipping_city    text,
  channel          text        not null,
  campaign_id      text references warehouse.campaigns,
  session_id       text
);

create table warehouse.order_items (
  order_id    text           not null references warehouse.orders,
  line_no     integer        not null check (line_no > 0),
  version     bigint         not null,
  placed_at   timestamptz    not null,
  product_id  text           not null references warehouse.products,
  category_id text references warehouse.categories,
  quantity    integer        not null check (quantity <> 0),
  unit_price  numeric(14, 2) not null check (unit_price > 0),
  unit_cost   numeric(14, 2) check (unit_cost >= 0),
  line_total  numeric(14, 2) not null generated always as (quantity * unit_price) stored,
  primary key (order_id, line_no)
);

create table warehouse.order_status_changes (
  order_id   text        not null references warehouse.orders,
  version    bigint      not null check (version > 0),
  status     text        not null,
  changed_at timestamptz not null,
  primary key (order_id, version)
);

create table warehouse.events (
  event_id    text primary key,
  session_id  text        not null,
  user_id     text        not null references warehouse.users,
  type        text        not null
    check (type in ('SESSION_START', 'PRODUCT_VIEW', 'ADD_TO_CART', 'CHECKOUT', 'PURCHASE')),
  product_id  text references warehouse.products,
  order_id    text,
  occurred_at timestamptz not null,
  device      text        not null,
  campaign_id text references warehouse.campaigns
);

create index orders_placed_at on warehouse.orders (placed_at);
create index orders_user on warehouse.orders (user_id);
create index order_items_placed_at on warehouse.order_items (placed_at);
create index order_items_product on warehouse.order_items (product_id);
create index events_occurred_at on warehouse.events (occurred_at);
create index events_user on warehouse.events (user_id);

-- Marts ---------------------------------------------------------------------------------------------------------------
-- version is the offset of the derived record in its topic: one key lives in one partition, so it only grows.

create table mart.revenue_per_minute (
  window_start timestamptz    not null,
  currency     text           not null,
  gross        numeric(18, 2) not null,
  returns      numeric(18, 2) not null,
  net          numeric(18, 2) not null,
  orders       bigint         not null,
  units        bigint         not null,
  version      bigint         not null,
  primary key (window_start, currency)
);

create table mart.product_sales_per_hour (
  window_start timestamptz    not null,
  currency     text           not null,
  product_id   text           not null,
  category_id  text           not null,
  gross        numeric(18, 2) not null,
  returns      numeric(18, 2) not null,
  net          numeric(18, 2) not null,
  orders       bigint         not null,
  units        bigint         not null,
  version      bigint         not null,
  primary key (window_start, currency, product_id, category_id)
);

-- The sink's books ----------------------------------------------------------------------------------------------------

create table ops.sink_offsets (
  consumer_group text        not null,
  topic          text        not null,
  partition      integer     not null,
  topic_id       text        not null,
  next_offset    bigint      not null,
  records        bigint      not null default 0,
  rejected       bigint      not null default 0,
  updated_at     timestamptz not null default now(),
  primary key (consumer_group, topic, partition)
);

create table ops.rejected_records (
  consumer_group   text        not null,
  source_topic     text        not null,
  source_partition integer     not null,
  source_offset    bigint      not null,
  reason           text        not null,
  detail           text        not null,
  raw_key          bytea,
  raw_value        bytea,
  source_timestamp timestamptz,
  rejected_at      timestamptz not null,
  primary key (consumer_group, source_topic, source_partition, source_offset)
);

create index rejected_records_reason on ops.rejected_records (consumer_group, reason);

-- Comments ------------------------------------------------------------------------------------------------------------

comment on schema warehouse is 'Facts and dimensions, one row per entity, loaded exactly once from the topics.';
comment on schema mart is 'Aggregates kept by Kafka Streams, equal to the cent to sums over the facts.';
comment on schema ops is 'The books of the sink: offsets committed with the rows, and every rejected record.';
comment on table warehouse.users is 'Customers as last known. inferred: mentioned by a fact, own record not seen yet.';
comment on table warehouse.orders is 'The highest version of every order and credit note.';
comment on column warehouse.orders.stands is 'Whether the order counts in revenue: not cancelled, and not a refunded sale.';
comment on column warehouse.orders.total is 'Sum of the line totals in currency; negative for a RETURN.';
comment on table warehouse.order_items is 'The lines of the highest version of every order; placed_at is the order''s.';
comment on table warehouse.order_status_changes is 'One row per version of an order that was ever seen.';
comment on table warehouse.events is 'What visitors did, one row per event id.';
comment on table mart.revenue_per_minute is 'Revenue by minute of placing (UTC) and currency; returns are zero or negative, net = gross + returns.';
comment on table mart.product_sales_per_hour is 'Sales by hour of placing (UTC), currency, product and category at the sale (''unknown'' where absent).';
comment on column ops.sink_offsets.next_offset is 'Everything below is in the tables or known as rejected; committed in the same transaction as the rows.';
comment on column ops.sink_offsets.records is 'Records consumed so far, rejected ones included.';
comment on table ops.rejected_records is 'What could not be taken, with reason and raw bytes. For an imported file source_topic is its name and source_offset the line number.';

-- Grants --------------------------------------------------------------------------------------------------------------

grant usage on schema warehouse, mart, ops to shop_sink, shop_api;
grant usage on schema warehouse, mart to metabase_ro;
grant select, insert, update, delete on all tables in schema warehouse, mart, ops to shop_sink;
grant select on all tables in schema warehouse, mart, ops to shop_api;
grant select on all tables in schema warehouse, mart to metabase_ro;
alter default privileges in schema warehouse, mart, ops grant select, insert, update, delete on tables to shop_sink;
alter default privileges in schema warehouse, mart, ops grant select on tables to shop_api;
alter default privileges in schema warehouse, mart grant select on tables to metabase_ro;
