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
select
  active.month,
  count(*) filter (where first_orders.first_at < active.month::timestamp at time zone 'UTC') as returning_customers,
  count(*) filter (where first_orders.first_at >= active.month::timestamp at time zone 'UTC') as new_customers,
  active.currency,
  to_char(min(active.first_at) at time zone 'UTC', 'YYYY-MM-DD') as from_day,
  to_char(max(active.last_at) at time zone 'UTC', 'YYYY-MM-DD') as last_day
from active
join first_orders on first_orders.user_id = active.user_id
group by 1, active.currency
order by 1
