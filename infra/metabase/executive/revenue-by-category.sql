-- include shared/lines.sql
select
  category,
  sum(line_total) as net,
  category_id,
  currency,
  to_char(min(placed_at) at time zone 'UTC', 'YYYY-MM-DD') as from_day,
  to_char(max(placed_at) at time zone 'UTC' + interval '1 day', 'YYYY-MM-DD') as to_day
from lines
group by 1, category_id, currency
order by net desc, category_id collate "C"
limit 12
