-- The views that people and BI tools ask: plain SQL over the marts, and over the facts for what no mart holds.
--
-- Every view counts as ADR 011 says: sales that stand and returns, by the moment of placing in UTC, never two currencies in
-- one number; null is "not known" or "nothing to divide by", never zero. ADR 033 says why each asks what it asks.
--
-- No row may make a view fail: what adds or multiplies is numeric, and amounts are numeric(38, 2), as V11 explains. Counts
-- are bigint: intake limits the counts of a mart's row to 10^16, so only 922 rows at that limit would reach 2^63. The limit
-- is 460 orders at the limits of ADR 011 (2 * 10^13 units each) in one window.
--
-- Flyway runs this file again whenever it changes. "create or replace" keeps the views that users built on these, and so a
-- change may only add columns at the end. Anything else (a column renamed, dropped or of another type) is a versioned
-- migration that says what happens to them. No view is dropped here.

-- Joins of orders and lines compare placed_at by two inequalities: it leads to the one month of the lines as an equality
-- does, but the planner takes two equalities for independent and expects two rows where half a million come.

-- Days ----------------------------------------------------------------------------------------------------------------

create or replace view mart.daily_kpis as
select
  k.day,
  k.currency,
  k.gross,
  k.returns,
  k.net,
  k.orders,
  k.units,
  round(k.gross / nullif(k.orders, 0), 2)::numeric(38, 2) as average_order_value,
  b.buyers,
  coalesce(n.new_customers, 0) as new_customers,
  b.orders_lost
from (
  select
    (window_start at time zone 'UTC')::date as day,
    currency,
    sum(gross)::numeric(38, 2) as gross,
    sum(returns)::numeric(38, 2) as returns,
    sum(net)::numeric(38, 2) as net,
    sum(orders)::bigint as orders,
    sum(units)::bigint as units
  from mart.revenue_by_country_per_hour
  group by 1, 2
) k
left join lateral (
  select
    count(distinct o.user_id) filter (where o.stands) as buyers,
    count(*) filter (where not o.stands) as orders_lost
  from warehouse.orders o
  where o.placed_at >= k.day::timestamp at time zone 'UTC'
    and o.placed_at < (k.day + 1)::timestamp at time zone 'UTC'
    and o.currency = k.currency
    and o.kind = 'SALE'
) b on true
left join (
  select (first_order_at at time zone 'UTC')::date as day, currency, count(*) as new_customers
  from mart.customer_totals
  where first_order_at is not null
  group by 1, 2
) n on n.day = k.day and n.currency = k.currency;

comment on view mart.daily_kpis is 'The figures of each day (UTC) and currency. A day without any order has no row: Metabase draws a gap as zero where asked, and an average per day of trade stays one.';
comment on column mart.daily_kpis.day is 'Day of placing, UTC.';
comment on column mart.daily_kpis.currency is 'ISO 4217 code of the amounts; never add two of them.';
comment on column mart.daily_kpis.gross is 'Sales that stand, in currency.';
comment on column mart.daily_kpis.returns is 'Returns, in currency, zero or negative.';
comment on column mart.daily_kpis.net is 'gross + returns, in currency: the revenue.';
comment on column mart.daily_kpis.orders is 'Sales that stand; returns are no orders.';
comment on column mart.daily_kpis.units is 'Units sold less units returned.';
comment on column mart.daily_kpis.average_order_value is 'gross / orders, in currency; null without orders. For a longer time divide the sums.';
comment on column mart.daily_kpis.buyers is 'Different customers with a sale that stands; orders without a customer count for none. Do not add days: the same customer counts in each.';
comment on column mart.daily_kpis.new_customers is 'Customers whose first sale that stands in this currency was on this day.';
comment on column mart.daily_kpis.orders_lost is 'Sales placed on this day that were cancelled or refunded since.';

create or replace view mart.geographic_performance as
select
  g.day,
  g.currency,
  g.country,
  g.gross,
  g.returns,
  g.net,
  g.orders,
  g.units,
  round(g.gross / nullif(g.orders, 0), 2)::numeric(38, 2) as average_order_value
from (
  select
    (window_start at time zone 'UTC')::date as day,
    currency,
    country,
    sum(gross)::numeric(38, 2) as gross,
    sum(returns)::numeric(38, 2) as returns,
    sum(net)::numeric(38, 2) as net,
    sum(orders)::bigint as orders,
    sum(units)::bigint as units
  from mart.revenue_by_country_per_hour
  group by 1, 2, 3
) g;

comment on view mart.geographic_performance is 'Sales by day (UTC), currency and shipping country. Every order has one country, so countries add up to the whole.';
comment on column mart.geographic_performance.day is 'Day of placing, UTC.';
comment on column mart.geographic_performance.currency is 'ISO 4217 code of the amounts; never add two of them.';
comment on column mart.geographic_performance.country is 'Shipping country as the order names it.';
comment on column mart.geographic_performance.gross is 'Sales that stand, in currency.';
comment on column mart.geographic_performance.returns is 'Returns, in currency, zero or negative.';
comment on column mart.geographic_performance.net is 'gross + returns, in currency: the revenue.';
comment on column mart.geographic_performance.orders is 'Sales that stand; returns are no orders.';
comment on column mart.geographic_performance.units is 'Units sold less units returned.';
comment on column mart.geographic_performance.average_order_value is 'gross / orders, in currency; null without orders. For a longer time divide the sums.';

create or replace view mart.funnel_daily as
select
  f.day,
  f.sessions,
  f.with_view,
  f.with_cart,
  f.with_checkout,
  f.with_purchase,
  f.abandoned,
  round(f.with_cart::numeric / nullif(f.sessions, 0), 4) as cart_rate,
  round(f.with_checkout::numeric / nullif(f.sessions, 0), 4) as checkout_rate,
  round(f.with_purchase::numeric / nullif(f.sessions, 0), 4) as conversion_rate,
  round(f.abandoned::numeric / nullif(f.with_cart, 0), 4) as abandonment_rate
from (
  select
    (window_start at time zone 'UTC')::date as day,
    sum(sessions)::bigint as sessions,
    sum(with_view)::bigint as with_view,
    sum(with_cart)::bigint as with_cart,
    sum(with_checkout)::bigint as with_checkout,
    sum(with_purchase)::bigint as with_purchase,
    sum(abandoned)::bigint as abandoned
  from mart.funnel_per_hour
  group by 1
) f;

comment on view mart.funnel_daily is 'How far the visits that began on a day (UTC) came. A visit is a run of one user''s events with no gap of more than 30 minutes. A day without visits has no row.';
comment on column mart.funnel_daily.day is 'Day of the first event of the visit, UTC.';
comment on column mart.funnel_daily.sessions is 'Visits that began on this day.';
comment on column mart.funnel_daily.with_view is 'Of these, visits with a product view.';
comment on column mart.funnel_daily.with_cart is 'Of these, visits that put something into the cart.';
comment on column mart.funnel_daily.with_checkout is 'Of these, visits that went to the checkout.';
comment on column mart.funnel_daily.with_purchase is 'Of these, visits that bought.';
comment on column mart.funnel_daily.abandoned is 'Of these, visits that put something into the cart and did not buy.';
comment on column mart.funnel_daily.cart_rate is 'with_cart / sessions, 0 to 1; null without visits.';
comment on column mart.funnel_daily.checkout_rate is 'with_checkout / sessions, 0 to 1; null without visits.';
comment on column mart.funnel_daily.conversion_rate is 'with_purchase / sessions, 0 to 1; null without visits.';
comment on column mart.funnel_daily.abandonment_rate is 'abandoned / with_cart, 0 to 1; null without carts.';

-- Panes are grouped by their hour as it is stored: computing day and hour of each first takes twice the time.
create or replace view mart.activity_heatmap as
select
  a.day,
  extract(isodow from a.day)::integer as weekday,
  a.hour,
  a.sessions,
  a.orders,
  a.units
from (
  select
    (h.window_start at time zone 'UTC')::date as day,
    extract(hour from h.window_start at time zone 'UTC')::integer as hour,
    h.sessions,
    h.orders,
    h.units
  from (
    select
      w.window_start,
      sum(w.sessions)::bigint as sessions,
      sum(w.orders)::bigint as orders,
      sum(w.units)::bigint as units
    from (
      select window_start, 0::bigint as sessions, orders, units from mart.revenue_by_country_per_hour
      union all
      select window_start, sessions, 0::bigint, 0::bigint from mart.funnel_per_hour
    ) w
    group by 1
  ) h
) a;

comment on view mart.activity_heatmap is 'What happened in each hour (UTC) of each day: sum it by weekday and hour. Counts only, so all currencies are in it. An hour in which nothing happened has no row.';
comment on column mart.activity_heatmap.day is 'Day, UTC.';
comment on column mart.activity_heatmap.weekday is 'Day of the week, 1 Monday to 7 Sunday, UTC.';
comment on column mart.activity_heatmap.hour is 'Hour of the day, 0 to 23, UTC.';
comment on column mart.activity_heatmap.sessions is 'Visits that began in the hour.';
comment on column mart.activity_heatmap.orders is 'Sales placed in the hour that stand, of all currencies.';
comment on column mart.activity_heatmap.units is 'Units sold less units returned in the hour, of all currencies.';

-- Months --------------------------------------------------------------------------------------------------------------

create or replace view mart.sales_summary as
select
  s.month,
  s.currency,
  s.category_id,
  c.name as category,
  c.department,
  s.gross,
  s.returns,
  s.net,
  s.orders,
  s.units
from (
  select
    date_trunc('month', window_start at time zone 'UTC')::date as month,
    currency,
    category_id,
    sum(gross)::numeric(38, 2) as gross,
    sum(returns)::numeric(38, 2) as returns,
    sum(net)::numeric(38, 2) as net,
    sum(orders)::bigint as orders,
    sum(units)::bigint as units
  from mart.revenue_by_category_per_hour
  group by 1, 2, 3
) s
left join warehouse.categories c on c.category_id = s.category_id;

comment on view mart.sales_summary is 'Sales by month of placing (UTC), currency and category at the sale. Profit by category is in product_performance.';
comment on column mart.sales_summary.month is 'First day of the month of placing, UTC.';
comment on column mart.sales_summary.currency is 'ISO 4217 code of the amounts; never add two of them.';
comment on column mart.sales_summary.category_id is 'Category as it was at the sale; ''unknown'' where the line names none.';
comment on column mart.sales_summary.category is 'Name of the category today; null where the catalogue does not know it.';
comment on column mart.sales_summary.department is 'Department of the category today; null where the catalogue does not know it.';
comment on column mart.sales_summary.gross is 'Lines of sales that stand, in currency.';
comment on column mart.sales_summary.returns is 'Lines of returns, in currency, zero or negative.';
comment on column mart.sales_summary.net is 'gross + returns, in currency: the revenue. Categories add up to the whole.';
comment on column mart.sales_summary.orders is 'Sales that stand with a line of this category. Do not add categories: an order over two counts in both. daily_kpis has the orders of the shop.';
comment on column mart.sales_summary.units is 'Units sold less units returned.';

create or replace view mart.cohort_retention as
with bought as (
  select
    user_id,
    currency,
    date_trunc('month', placed_at at time zone 'UTC')::date as month,
    count(*) filter (where kind = 'SALE') as orders,
    sum(total) as net
  from warehouse.orders
  where stands and user_id is not null
  group by 1, 2, 3
), joined as (
  select user_id, currency, date_trunc('month', first_order_at at time zone 'UTC')::date as cohort_month
  from mart.customer_totals
  where first_order_at is not null
), sizes as (
  select cohort_month, currency, count(*) as customers
  from joined
  group by 1, 2
), active as (
  select
    j.cohort_month,
    b.currency,
    b.month,
    count(*) filter (where b.orders > 0) as customers,
    sum(b.net)::numeric(38, 2) as net
  from bought b
  join joined j on j.user_id = b.user_id and j.currency = b.currency and b.month >= j.cohort_month
  group by 1, 2, 3
)
select
  a.cohort_month,
  a.currency,
  (extract(year from age(a.month, a.cohort_month)) * 12 + extract(month from age(a.month, a.cohort_month)))::integer
    as month_number,
  a.month as activity_month,
  s.customers as cohort_size,
  a.customers as active_customers,
  round(a.customers::numeric / s.customers, 4) as retention,
  a.net
from active a
join sizes s on s.cohort_month = a.cohort_month and s.currency = a.currency;

comment on view mart.cohort_retention is 'Of the customers whose first sale that stands fell into a month (UTC), how many bought again in each month after, per currency. A month in which none of a cohort bought or returned anything has no row.';
comment on column mart.cohort_retention.cohort_month is 'First day of the month of the first sale that stands, UTC.';
comment on column mart.cohort_retention.currency is 'ISO 4217 code of the amounts. A customer who buys in two belongs to a cohort of each.';
comment on column mart.cohort_retention.month_number is 'Months since the cohort began; 0 is its first month.';
comment on column mart.cohort_retention.activity_month is 'First day of the month that the row is about, UTC.';
comment on column mart.cohort_retention.cohort_size is 'Customers of the cohort.';
comment on column mart.cohort_retention.active_customers is 'Of these, customers with a sale placed in activity_month that stands.';
comment on column mart.cohort_retention.retention is 'active_customers / cohort_size, 0 to 1.';
comment on column mart.cohort_retention.net is 'What the cohort bought less what it returned in activity_month, in currency.';

-- Customers -----------------------------------------------------------------------------------------------------------

create or replace view mart.customer_lifetime_value as
select
  t.user_id,
  u.name,
  u.country,
  u.customer_type,
  t.currency,
  t.segment,
  t.orders,
  t.units,
  t.gross,
  t.returns,
  t.net,
  round(t.gross / nullif(t.orders, 0), 2)::numeric(18, 2) as average_order_value,
  t.first_order_at,
  t.last_order_at,
  (t.last_order_at at time zone 'UTC')::date - (t.first_order_at at time zone 'UTC')::date as active_days
from mart.customer_totals t
left join warehouse.users u on u.user_id = t.user_id;

comment on view mart.customer_lifetime_value is 'What each customer bought so far, one row per currency. It knows no clock and guesses no future.';
comment on column mart.customer_lifetime_value.user_id is 'Who bought. Orders without a customer are in no row.';
comment on column mart.customer_lifetime_value.name is 'Name; null where the shop has not told it.';
comment on column mart.customer_lifetime_value.country is 'Country of the customer, not of a shipment; null where not known.';
comment on column mart.customer_lifetime_value.customer_type is 'Type as the shop names it; null where not known.';
comment on column mart.customer_lifetime_value.currency is 'ISO 4217 code of the amounts; never add two of them.';
comment on column mart.customer_lifetime_value.segment is 'none, new (1 order), returning (2 to 4), loyal (5 or more) or vip (5 or more and a net of 1,000.00 or more), in this currency.';
comment on column mart.customer_lifetime_value.orders is 'Sales that stand; returns are no orders.';
comment on column mart.customer_lifetime_value.units is 'Units bought less units returned.';
comment on column mart.customer_lifetime_value.gross is 'Sales that stand, in currency.';
comment on column mart.customer_lifetime_value.returns is 'Returns, in currency, zero or negative.';
comment on column mart.customer_lifetime_value.net is 'gross + returns, in currency: the lifetime value.';
comment on column mart.customer_lifetime_value.average_order_value is 'gross / orders, in currency; null without orders.';
comment on column mart.customer_lifetime_value.first_order_at is 'When the first sale that stands was placed, UTC; null while none stands.';
comment on column mart.customer_lifetime_value.last_order_at is 'When the last sale that stands was placed, UTC; null while none stands.';
comment on column mart.customer_lifetime_value.active_days is 'Days (UTC) from the first to the last sale that stands; null while none stands.';

create or replace view mart.customer_segments as
select
  s.currency,
  s.segment,
  s.customers,
  s.buyers,
  s.repeat_buyers,
  s.orders,
  s.gross,
  s.returns,
  s.net,
  round(s.net / s.customers, 2)::numeric(38, 2) as net_per_customer,
  round(s.gross / nullif(s.orders, 0), 2)::numeric(38, 2) as average_order_value,
  round(s.customers / sum(s.customers) over whole, 4) as share_of_customers,
  round(s.net / nullif(sum(s.net) over whole, 0), 4) as share_of_net
from (
  select
    currency,
    segment,
    count(*) as customers,
    count(*) filter (where orders > 0) as buyers,
    count(*) filter (where orders > 1) as repeat_buyers,
    sum(orders)::bigint as orders,
    sum(gross)::numeric(38, 2) as gross,
    sum(returns)::numeric(38, 2) as returns,
    sum(net)::numeric(38, 2) as net
  from mart.customer_totals
  group by 1, 2
) s
window whole as (partition by s.currency);

comment on view mart.customer_segments is 'Customers by currency and segment. The repeat purchase rate is sum(repeat_buyers) / sum(buyers).';
comment on column mart.customer_segments.currency is 'ISO 4217 code of the amounts. A customer who buys in two is in a segment of each.';
comment on column mart.customer_segments.segment is 'none, new (1 order), returning (2 to 4), loyal (5 or more) or vip (5 or more and a net of 1,000.00 or more).';
comment on column mart.customer_segments.customers is 'Customers of the segment.';
comment on column mart.customer_segments.buyers is 'Of these, customers with a sale that stands.';
comment on column mart.customer_segments.repeat_buyers is 'Of these, customers with two or more.';
comment on column mart.customer_segments.orders is 'Their sales that stand.';
comment on column mart.customer_segments.gross is 'Their sales that stand, in currency.';
comment on column mart.customer_segments.returns is 'Their returns, in currency, zero or negative.';
comment on column mart.customer_segments.net is 'gross + returns, in currency.';
comment on column mart.customer_segments.net_per_customer is 'net / customers, in currency.';
comment on column mart.customer_segments.average_order_value is 'gross / orders, in currency; null without orders.';
comment on column mart.customer_segments.share_of_customers is 'Of all customers of the currency, 0 to 1.';
comment on column mart.customer_segments.share_of_net is 'Of the net of all customers of the currency; negative where returns outweigh, null where the whole is zero.';

-- Products ------------------------------------------------------------------------------------------------------------

-- || '' keeps "where currency = 'USD'" out of the joins: with a constant there the planner no longer sees that a product
-- has one row of costs, and adds up all lines for a query that does not ask for margins.

create or replace view mart.product_performance as
with costs as (
  select
    o.currency,
    i.product_id,
    sum(i.line_total) filter (where i.unit_cost is not null) - sum(i.quantity * i.unit_cost) as known_margin,
    count(*) filter (where i.unit_cost is null) as lines_without_cost
  from warehouse.order_items i
  join warehouse.orders o on o.order_id = i.order_id and i.placed_at >= o.placed_at and i.placed_at <= o.placed_at
  where o.stands
  group by 1, 2
), recent as (
  select currency, product_id, sum(net)::numeric(38, 2) as net, sum(units)::bigint as units
  from mart.product_sales_per_hour
  where window_start >= (
    select ((max(window_start) at time zone 'UTC')::date - 29)::timestamp at time zone 'UTC'
    from mart.product_sales_per_hour
  )
  group by 1, 2
)
select
  s.product_id,
  p.name,
  p.category_id,
  c.name as category,
  s.currency,
  s.gross,
  (s.net - s.gross)::numeric(38, 2) as returns,
  s.net,
  s.orders,
  s.units,
  coalesce(r.net, 0)::numeric(38, 2) as net_30d,
  coalesce(r.units, 0) as units_30d,
  (case when k.lines_without_cost > 0 then null else coalesce(k.known_margin, 0) end)::numeric(38, 2) as margin,
  (case when k.lines_without_cost > 0 then null else round(k.known_margin / nullif(s.net, 0), 4) end) as margin_rate,
  k.known_margin::numeric(38, 2) as known_margin,
  coalesce(k.lines_without_cost, 0) as lines_without_cost
from (
  select
    currency,
    product_id,
    sum(gross)::numeric(38, 2) as gross,
    sum(net)::numeric(38, 2) as net,
    sum(orders)::bigint as orders,
    sum(units)::bigint as units
  from mart.product_sales_per_hour
  group by 1, 2
) s
left join recent r on r.currency = s.currency || '' and r.product_id = s.product_id
left join costs k on k.currency = s.currency || '' and k.product_id = s.product_id
left join warehouse.products p on p.product_id = s.product_id
left join warehouse.categories c on c.category_id = p.category_id;

comment on view mart.product_performance is 'What each product sold so far and what was earned with it, per currency. By hour it is in product_sales_per_hour. A product that was never ordered has no row.';
comment on column mart.product_performance.product_id is 'The product.';
comment on column mart.product_performance.name is 'Its name today; null where the catalogue has not told it.';
comment on column mart.product_performance.category_id is 'Its category today; null where not known. By the category at the sale: sales_summary.';
comment on column mart.product_performance.category is 'Name of its category today; null where not known.';
comment on column mart.product_performance.currency is 'ISO 4217 code of the amounts; never add two of them.';
comment on column mart.product_performance.gross is 'Lines of sales that stand, in currency.';
comment on column mart.product_performance.returns is 'Lines of returns, in currency, zero or negative.';
comment on column mart.product_performance.net is 'gross + returns, in currency: the revenue.';
comment on column mart.product_performance.orders is 'Sales that stand with this product; one that holds it under two categories counts twice.';
comment on column mart.product_performance.units is 'Units sold less units returned.';
comment on column mart.product_performance.net_30d is 'net of the 30 days (UTC) up to the last day on which anything was ordered, in currency.';
comment on column mart.product_performance.units_30d is 'units of the same 30 days.';
comment on column mart.product_performance.margin is 'net less the cost of what was sold, cost as it was at the sale, in currency; null where any line has no cost.';
comment on column mart.product_performance.margin_rate is 'margin / net; null where the margin is not known or the net is zero.';
comment on column mart.product_performance.known_margin is 'The margin of the lines that have a cost, in currency; null where none has. Add this one over products.';
comment on column mart.product_performance.lines_without_cost is 'Lines of orders that stand whose cost is not known.';

create or replace view mart.inventory_turnover as
with seen as (
  select (max(window_start) at time zone 'UTC')::date as day
  from mart.product_sales_per_hour
), sold as (
  select product_id, sum(units)::bigint as units
  from mart.product_sales_per_hour
  where window_start >= ((select day from seen) - 89)::timestamp at time zone 'UTC'
  group by 1
)
select
  p.product_id,
  p.name,
  p.category_id,
  c.name as category,
  p.stock_quantity,
  p.currency,
  (p.stock_quantity * p.cost)::numeric(38, 2) as stock_value,
  coalesce(s.units, 0) as units_sold_90d,
  round(a.stock, 2) as average_stock_90d,
  round(coalesce(s.units, 0) / nullif(a.stock, 0), 4) as turnover_90d,
  round(p.stock_quantity * 90.0 / case when s.units > 0 then s.units end, 1) as days_of_stock,
  d.day as as_of
from warehouse.products p
cross join seen d
left join sold s on s.product_id = p.product_id
left join warehouse.categories c on c.category_id = p.category_id
left join lateral (
  select sum(l.closing::numeric * l.days) / sum(l.days) as stock
  from (
    select t.closing, lead(t.day, 1, d.day + 1) over (order by t.day) - greatest(t.day, d.day - 89) as days
    from warehouse.stock_per_day t
    where t.product_id = p.product_id
      and t.day <= d.day
      and t.day >= coalesce(
        (select max(b.day) from warehouse.stock_per_day b where b.product_id = p.product_id and b.day <= d.day - 89),
        d.day - 89)
  ) l
) a on true
where not p.deleted;

comment on view mart.inventory_turnover is 'Stock of every product of the catalogue, and how fast it sells: 90 days (UTC) up to the last day on which anything was ordered. Units of all currencies.';
comment on column mart.inventory_turnover.product_id is 'The product.';
comment on column mart.inventory_turnover.name is 'Its name; null where the catalogue has not told it.';
comment on column mart.inventory_turnover.category_id is 'Its category today; null where not known.';
comment on column mart.inventory_turnover.category is 'Name of its category today; null where not known.';
comment on column mart.inventory_turnover.stock_quantity is 'Units on hand as last reported; null where never reported.';
comment on column mart.inventory_turnover.currency is 'ISO 4217 code of stock_value; null where not known.';
comment on column mart.inventory_turnover.stock_value is 'stock_quantity at the cost of today, in currency; null where either is not known.';
comment on column mart.inventory_turnover.units_sold_90d is 'Units sold less units returned in the 90 days.';
comment on column mart.inventory_turnover.average_stock_90d is 'Mean of the stock at the end of each of the 90 days, a day without a report as the one before; days before the first report do not count. Null where none was reported.';
comment on column mart.inventory_turnover.turnover_90d is 'units_sold_90d / average_stock_90d: how often the stock was sold in 90 days; null where there was none.';
comment on column mart.inventory_turnover.days_of_stock is 'Days that the stock lasts at the pace of the 90 days; null where nothing sold or the stock is not known.';
comment on column mart.inventory_turnover.as_of is 'Last of the 90 days, UTC; null while nothing was ever ordered.';

-- Campaigns -----------------------------------------------------------------------------------------------------------

create or replace view mart.channel_roi as
with sold as (
  select
    campaign_id,
    currency,
    count(*) filter (where stands and kind = 'SALE') as orders,
    coalesce(sum(total) filter (where stands and kind = 'SALE'), 0) as gross,
    coalesce(sum(total) filter (where stands and kind = 'RETURN'), 0) as returns
  from warehouse.orders
  where campaign_id is not null
  group by 1, 2
), costs as (
  select
    o.campaign_id,
    o.currency,
    sum(i.quantity * i.unit_cost) as cost,
    count(*) filter (where i.unit_cost is null) as lines_without_cost
  from warehouse.orders o
  join warehouse.order_items i on i.order_id = o.order_id and i.placed_at >= o.placed_at and i.placed_at <= o.placed_at
  where o.campaign_id is not null and o.stands
  group by 1, 2
), rows as (
  select campaign_id, currency from sold
  union
  select campaign_id, currency from warehouse.campaigns where currency is not null
), summed as (
  select
    r.campaign_id,
    c.name as campaign,
    c.channel,
    c.starts_on,
    c.ends_on,
    r.currency,
    case when c.currency = r.currency then c.budget end as budget,
    coalesce(s.orders, 0) as orders,
    coalesce(s.gross, 0) as gross,
    coalesce(s.returns, 0) as returns,
    coalesce(s.gross + s.returns, 0) as net,
    case when k.lines_without_cost > 0 then null else coalesce(s.gross + s.returns - k.cost, 0) end as margin
  from rows r
  left join warehouse.campaigns c on c.campaign_id = r.campaign_id
  left join sold s on s.campaign_id = r.campaign_id and s.currency = r.currency
  left join costs k on k.campaign_id = r.campaign_id and k.currency = r.currency
)
select
  campaign_id,
  campaign,
  channel,
  starts_on,
  ends_on,
  currency,
  budget,
  orders,
  gross::numeric(38, 2) as gross,
  returns::numeric(38, 2) as returns,
  net::numeric(38, 2) as net,
  (case when budget is not null then net end)::numeric(38, 2) as net_with_budget,
  margin::numeric(38, 2) as margin,
  round(net / nullif(budget, 0), 4) as roas,
  round((margin - budget) / nullif(budget, 0), 4) as roi,
  round(budget / nullif(orders, 0), 2)::numeric(38, 2) as cost_per_order
from summed;

comment on view mart.channel_roi is 'What each campaign cost and what the orders that name it brought, per currency. Orders of no campaign are in no row. A channel''s return on its spend is sum(net_with_budget) / sum(budget).';
comment on column mart.channel_roi.campaign_id is 'The campaign that orders name.';
comment on column mart.channel_roi.campaign is 'Its name; null where the shop has not told it.';
comment on column mart.channel_roi.channel is 'Its channel, such as email or search; null where not known.';
comment on column mart.channel_roi.starts_on is 'Its first day; null where not known. Orders before it count too: they name the campaign.';
comment on column mart.channel_roi.ends_on is 'Its last day; null where not known.';
comment on column mart.channel_roi.currency is 'ISO 4217 code of the amounts; never add two of them.';
comment on column mart.channel_roi.budget is 'What the campaign cost, in currency; null where not known or in another currency.';
comment on column mart.channel_roi.orders is 'Sales that stand; returns are no orders.';
comment on column mart.channel_roi.gross is 'Sales that stand, in currency.';
comment on column mart.channel_roi.returns is 'Returns, in currency, zero or negative.';
comment on column mart.channel_roi.net is 'gross + returns, in currency: the revenue.';
comment on column mart.channel_roi.net_with_budget is 'net where the budget is known, otherwise null.';
comment on column mart.channel_roi.margin is 'net less the cost of what was sold, cost as it was at the sale, in currency; null where any line has no cost.';
comment on column mart.channel_roi.roas is 'Return on spend: net / budget; null without a budget.';
comment on column mart.channel_roi.roi is 'Return on investment: (margin - budget) / budget, -1 is all lost; null without a budget or where the margin is not known.';
comment on column mart.channel_roi.cost_per_order is 'budget / orders, in currency; null without either.';

-- Operation -----------------------------------------------------------------------------------------------------------
-- What people may know of ops, which metabase_ro does not read: these views ask it as their owner. No bytes of a record,
-- no text that quotes one.

create or replace view mart.data_quality as
select
  q.run_id,
  q.checked_at,
  q.check_name,
  q.stage,
  q.table_name,
  q.checked,
  q.failed,
  q.judged,
  q.score,
  q.run_id = max(q.run_id) over () as is_newest_run
from ops.quality_checks q;

comment on view mart.data_quality is 'The quality checks of the last 100 runs, a row per check, and a row ''score'' for each run as a whole. GET /api/quality has the culprits.';
comment on column mart.data_quality.run_id is 'Grows with every run.';
comment on column mart.data_quality.checked_at is 'When it was checked, UTC.';
comment on column mart.data_quality.check_name is 'Stable kebab-case name; ''score'' for the whole run.';
comment on column mart.data_quality.stage is 'SCORE: the run as a whole; INPUT: rejected at intake; TRANSFORMATION: rows of facts and dimensions; OUTPUT: counts, sums, schema; PROFILE: figures only.';
comment on column mart.data_quality.table_name is 'What was checked: a table as schema.table, or a group of them.';
comment on column mart.data_quality.checked is 'Rows, records or entries checked.';
comment on column mart.data_quality.failed is 'Of these, those that failed; of ''score'' the failed checks of the run.';
comment on column mart.data_quality.judged is 'False if the check could not be told, for example while a load was behind: it then counts neither way.';
comment on column mart.data_quality.score is 'Percent that passed, rounded down: 100 only if nothing failed.';
comment on column mart.data_quality.is_newest_run is 'Whether the row is of the newest run.';

create or replace view mart.rejected_by_reason as
select
  (r.rejected_at at time zone 'UTC')::date as day,
  r.consumer_group,
  r.source_topic,
  r.reason,
  count(*) as records,
  count(r.replayed_at) as replayed,
  count(r.erased_at) as erased,
  min(r.rejected_at) as first_rejected_at,
  max(r.rejected_at) as last_rejected_at,
  count(*) filter (where r.replayed_at is null and r.erased_at is null) as open
from ops.rejected_records r
group by 1, 2, 3, 4;

comment on view mart.rejected_by_reason is 'How many records were rejected, by day (UTC) and reason. The records themselves: ./shopstream dead-letters, GET /api/rejected.';
comment on column mart.rejected_by_reason.day is 'Day of the rejection, UTC.';
comment on column mart.rejected_by_reason.consumer_group is 'Who rejected them, such as shop-streams, shop-import or shop-capture.';
comment on column mart.rejected_by_reason.source_topic is 'Where they came from: a topic, a table of the shop database, or a file.';
comment on column mart.rejected_by_reason.reason is 'Why: a stable kebab-case name, such as total-mismatch.';
comment on column mart.rejected_by_reason.records is 'Records rejected.';
comment on column mart.rejected_by_reason.replayed is 'Of these, records that were sent to their topic again.';
comment on column mart.rejected_by_reason.erased is 'Of these, records whose bytes were removed because they contained personal data of a forgotten user.';
comment on column mart.rejected_by_reason.first_rejected_at is 'When the first of them was rejected, UTC.';
comment on column mart.rejected_by_reason.last_rejected_at is 'When the last of them was rejected, UTC.';
comment on column mart.rejected_by_reason.open is 'Of these, records that were neither replayed nor erased: somebody may still replay them.';

create or replace view mart.rebuild_history as
select
  b.run_id,
  b.state,
  b.started_at,
  b.ended_at,
  round(extract(epoch from b.ended_at - b.started_at), 1) as seconds,
  cardinality(b.tables) as tables,
  array_to_string(b.tables, ', ') as table_names,
  b.records,
  round(b.records / nullif(extract(epoch from b.ended_at - b.started_at), 0), 0) as records_per_second,
  cardinality(b.differences) as differences
from ops.rebuild_runs b;

comment on view mart.rebuild_history is 'Every rebuild of warehouse tables from the log, and how it ended.';
comment on column mart.rebuild_history.run_id is 'Numbers the runs.';
comment on column mart.rebuild_history.state is 'RUNNING, DONE, FAILED, CANCELLED, or INTERRUPTED: the process died. Only DONE replaced tables.';
comment on column mart.rebuild_history.started_at is 'When the run began, UTC.';
comment on column mart.rebuild_history.ended_at is 'When it ended, UTC; null while it runs.';
comment on column mart.rebuild_history.seconds is 'How long it took; null while it runs.';
comment on column mart.rebuild_history.tables is 'How many tables were to be replaced.';
comment on column mart.rebuild_history.table_names is 'Their names, as schema.table.';
comment on column mart.rebuild_history.records is 'Records read from the log.';
comment on column mart.rebuild_history.records_per_second is 'records / seconds; null while it runs.';
comment on column mart.rebuild_history.differences is 'Differences between the new tables and those they replaced: what the run repaired.';
