-- include shared/lines.sql
-- include shared/first-orders.sql
, active as (
  select
    date_trunc('month', placed_at at time zone 'UTC')::date as month,
    user_id,
    currency,
    min(placed_at) as first_at,
    max(placed_at) as last_at
  from lines
  where kind = 'SALE' and user_id is not null
  group by 1, 2, 3
)
-- A window over both instead of a join: with filters the planner expects few customers, and joins each with each.
, customers as (
  select
    month,
    currency,
    first_at,
    last_at,
    min(bought_first_at) over (partition by user_id) as bought_first_at
  from (
    select month, user_id, currency, first_at, last_at, null::timestamptz as bought_first_at from active
    union all
    select null, user_id, currency, null, null, first_at from first_orders
  ) months_and_first_orders
)
select
  month,
  count(*) filter (where bought_first_at < month::timestamp at time zone 'UTC') as returning_customers,
  count(*) filter (where bought_first_at >= month::timestamp at time zone 'UTC') as new_customers,
  currency,
  to_char(min(first_at) at time zone 'UTC', 'YYYY-MM-DD') as from_day,
  to_char(max(last_at) at time zone 'UTC', 'YYYY-MM-DD') as last_day
from customers
where month is not null
group by 1, currency
order by 1
