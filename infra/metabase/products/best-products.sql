-- include shared/lines.sql
select
  coalesce(products.name, lines.product_id) as product,
  sum(lines.line_total) as net,
  lines.product_id,
  lines.currency
from lines
left join warehouse.products on products.product_id = lines.product_id
group by 1, 3, 4
order by 2 desc, lines.product_id collate "C"
limit 15
