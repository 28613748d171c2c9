-- include shared/lines.sql
select
  coalesce(products.name, lines.product_id) as product,
  sum(lines.line_total) as net,
  lines.product_id,
  lines.currency,
  to_char(min(lines.placed_at at time zone 'UTC'), 'YYYY-MM-DD') as from_day,
  to_char(max(lines.placed_at at time zone 'UTC') + interval '1 day', 'YYYY-MM-DD') as to_day
from lines
left join warehouse.products on products.product_id = lines.product_id
group by 1, 3, 4
order by 2 desc, lines.product_id collate "C"
limit 15
