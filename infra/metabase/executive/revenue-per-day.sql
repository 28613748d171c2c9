-- include shared/orders.sql
select
  (placed_at at time zone 'UTC')::date as day,
  sum(net) as net,
  count(*) filter (where kind = 'SALE') as orders,
  currency,
  to_char(placed_at at time zone 'UTC', 'YYYY-MM-DD') as utc_day
from sold
group by 1, 4, 5
order by 1
