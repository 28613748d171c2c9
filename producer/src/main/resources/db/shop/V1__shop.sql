-- The shop's operational database: what it sells, to whom, and how it advertises. Orders are events, not rows here.
-- Money is numeric with two places beside an ISO 4217 currency; timestamps are timestamptz in UTC, whole milliseconds.
-- Text is stored plain: an update writes an out-of-line value that did not change to no log, and change capture would
-- then not know the row. The lengths keep every row far below a page.

create table shop.users (
  user_id       text storage plain primary key check (length(user_id) between 1 and 64),
  name          text storage plain not null check (length(name) between 1 and 200),
  email         text storage plain not null check (length(email) <= 254 and position('@' in email) > 1),
  country       text storage plain not null check (length(country) between 1 and 100),
  city          text storage plain not null check (length(city) between 1 and 100),
  customer_type text storage plain not null check (customer_type in ('new', 'regular', 'loyal', 'business')),
  registered_at timestamptz(3)     not null
);

create table shop.categories (
  category_id text storage plain primary key check (length(category_id) between 1 and 64),
  name        text storage plain not null check (length(name) between 1 and 200),
  department  text storage plain not null check (length(department) between 1 and 100)
);

create table shop.products (
  product_id     text storage plain primary key check (length(product_id) between 1 and 64),
  name           text storage plain not null check (length(name) between 1 and 200),
  category_id    text storage plain not null references shop.categories,
  currency       text storage plain not null check (currency ~ '^[A-Z]{3}$'),
  price          numeric(14, 2)     not null check (price > 0),
  cost           numeric(14, 2)     not null check (cost >= 0),
  stock_quantity bigint             not null check (stock_quantity >= 0),
  active         boolean            not null default true,
  launched_at    timestamptz(3)     not null
);

create index products_category on shop.products (category_id);

create table shop.campaigns (
  campaign_id text storage plain primary key check (length(campaign_id) between 1 and 64),
  name        text storage plain not null check (length(name) between 1 and 200),
  channel     text storage plain not null check (channel in ('email', 'search', 'social', 'affiliate', 'display')),
  starts_on   date               not null,
  ends_on     date               not null,
  currency    text storage plain not null check (currency ~ '^[A-Z]{3}$'),
  budget      numeric(14, 2)     not null check (budget >= 0),
  check (ends_on >= starts_on)
);

create table shop.origin (
  singleton  boolean        primary key default true check (singleton),
  seed       bigint         not null,
  currency   text           not null check (currency ~ '^[A-Z]{3}$'),
  users      integer        not null check (users >= 0),
  categories integer        not null check (categories >= 0),
  products   integer        not null check (products >= 0),
  campaigns  integer        not null check (campaigns >= 0),
  opening    timestamptz(3) not null,
  history    text           not null
);

-- What change capture follows. Emptying a table is not among it: nothing would say which rows are gone.
create publication shop_capture for table shop.users, shop.categories, shop.products, shop.campaigns
  with (publish = 'insert, update, delete');

create function shop.refuse_truncate() returns trigger language plpgsql as $$
begin
  raise exception 'truncate of %.% would not be captured', tg_table_schema, tg_table_name
    using hint = 'delete the rows instead';
end $$;

create trigger users_keep before truncate on shop.users execute function shop.refuse_truncate();
create trigger categories_keep before truncate on shop.categories execute function shop.refuse_truncate();
create trigger products_keep before truncate on shop.products execute function shop.refuse_truncate();
create trigger campaigns_keep before truncate on shop.campaigns execute function shop.refuse_truncate();

comment on schema shop is 'The operational database of the shop; change capture publishes it to the topics shop.users.v1 and its siblings.';
comment on table shop.users is 'Customers. Topic shop.users.v1.';
comment on column shop.users.customer_type is 'How the shop classes the customer; it rises with repeat purchases.';
comment on column shop.users.registered_at is 'When the account was opened; the customer does nothing before.';
comment on table shop.categories is 'Product categories. Topic shop.categories.v1.';
comment on column shop.categories.department is 'The department the category belongs to.';
comment on table shop.products is 'What is or was for sale. Topic shop.products.v1.';
comment on column shop.products.price is 'Current list price in currency. An order keeps the price of its own day.';
comment on column shop.products.cost is 'Current cost in currency.';
comment on column shop.products.stock_quantity is 'Units on hand.';
comment on column shop.products.active is 'False once withdrawn from sale.';
comment on column shop.products.launched_at is 'Not on sale before.';
comment on table shop.campaigns is 'Marketing campaigns. Topic shop.campaigns.v1.';
comment on column shop.campaigns.ends_on is 'Last day, inclusive, UTC.';
comment on column shop.campaigns.budget is 'In currency.';
comment on table shop.origin is 'What the shop was made from: one row, written in the transaction of the first content.';
comment on column shop.origin.opening is 'When live traffic began; the past lies before.';
comment on column shop.origin.history is 'Size of the generated past: none, small or full.';
comment on publication shop_capture is 'The tables that change capture follows.';
