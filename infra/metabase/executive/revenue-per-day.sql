-- include shared/lines.sql
select
  (placed_at at time zone 'UTC')::date as day,
  sum(line_total) as net,
  count(distinct order_id) filter (where kind = 'SALE') as orders,
  currency,
  to_char(placed_at at time zone 'UTC', 'YYYY-MM-DD') as utc_day
from lines
group by 1, 4, 5
order by 1
