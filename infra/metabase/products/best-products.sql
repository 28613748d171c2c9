-- include shared/lines.sql
, best as (
  select product_id, currency, sum(line_total) as net, min(placed_at) as first_at, max(placed_at) as last_at
  from lines
  group by 1, 2
  order by 3 desc, product_id collate "C"
  limit 15
)
select
  coalesce(products.name, best.product_id) as product,
  best.net,
  best.product_id,
  best.currency,
  to_char(best.first_at at time zone 'UTC', 'YYYY-MM-DD') as from_day,
  to_char(best.last_at at time zone 'UTC' + interval '1 day', 'YYYY-MM-DD') as to_day
from best
left join warehouse.products on products.product_id = best.product_id
order by 2 desc, best.product_id collate "C"
