-- include shared/lines.sql
select
  date_trunc('month', placed_at at time zone 'UTC')::date as month,
  coalesce(sum(line_total) filter (where kind = 'SALE'), 0) as gross,
  coalesce(sum(line_total) filter (where kind = 'RETURN'), 0) as returns,
  sum(line_total) as net,
  currency,
  to_char(min(placed_at at time zone 'UTC'), 'YYYY-MM-DD') as from_day,
  to_char(max(placed_at at time zone 'UTC'), 'YYYY-MM-DD') as last_day
from lines
group by 1, currency
order by 1
