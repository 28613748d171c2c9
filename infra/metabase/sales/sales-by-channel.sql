-- include shared/lines.sql
select
  channel,
  sum(line_total) as net,
  count(distinct order_id) filter (where kind = 'SALE') as orders,
  currency,
  to_char(min(placed_at at time zone 'UTC'), 'YYYY-MM-DD') as from_day,
  to_char(max(placed_at at time zone 'UTC'), 'YYYY-MM-DD') as last_day
from lines
group by 1, currency
order by 2 desc, 1
