-- include shared/lines.sql
select
  country,
  sum(line_total) as net,
  currency,
  to_char(min(placed_at at time zone 'UTC'), 'YYYY-MM-DD') as from_day,
  to_char(max(placed_at at time zone 'UTC') + interval '1 day', 'YYYY-MM-DD') as to_day
from lines
group by 1, currency
order by net desc, country collate "C"
limit 15
