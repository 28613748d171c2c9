-- include shared/lines.sql
select
  order_id,
  placed_at,
  country,
  channel,
  sum(quantity)::bigint as units,
  sum(line_total) as total
from lines
where kind = 'SALE'
group by 1, 2, 3, 4
order by total desc, order_id
limit 50
