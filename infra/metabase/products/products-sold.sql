-- include shared/compared-lines.sql
, products as (
  select period_start, product_id
  from lines
  where kind = 'SALE'
  group by 1, 2
)
select periods.period_start, count(products.product_id) as products
from periods
left join products on products.period_start = periods.period_start
group by 1
order by 1
