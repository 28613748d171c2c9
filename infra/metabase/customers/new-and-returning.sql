-- include shared/lines.sql
-- include shared/first-orders.sql
, active as (
  select distinct
    date_trunc('month', placed_at at time zone 'UTC')::date as month,
    user_id
  from lines
  where kind = 'SALE' and user_id is not null
)
select
  active.month,
  count(*) filter (where first_orders.first_at < active.month::timestamp at time zone 'UTC') as returning_customers,
  count(*) filter (where first_orders.first_at >= active.month::timestamp at time zone 'UTC') as new_customers
from active
join first_orders on first_orders.user_id = active.user_id
group by 1
order by 1
