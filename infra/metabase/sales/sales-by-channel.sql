-- include shared/orders.sql
select
  channel,
  sum(net) as net,
  count(*) filter (where kind = 'SALE') as orders,
  currency,
  to_char(min(placed_at at time zone 'UTC'), 'YYYY-MM-DD') as from_day,
  to_char(max(placed_at at time zone 'UTC'), 'YYYY-MM-DD') as last_day
from sold
group by 1, currency
order by 2 desc, 1
