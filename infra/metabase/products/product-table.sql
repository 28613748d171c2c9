-- include shared/lines.sql
-- Distinct orders are counted for the products that are shown alone: for all of them they take twice as long as the rest.
, best as (
  select
    product_id,
    currency,
    sum(line_total) as net,
    coalesce(sum(line_total) filter (where kind = 'RETURN'), 0) as returns,
    sum(quantity)::bigint as units,
    sum(line_total - line_cost) as margin,
    sum(line_total) filter (where line_cost is not null) as net_with_cost,
    min(placed_at) as first_at,
    max(placed_at) as last_at
  from lines
  group by 1, 2
  order by 3 desc, product_id collate "C"
  limit 100
), counted as (
  select product_id, count(*) as orders
  from (
    select distinct product_id, order_id, category_id
    from lines
    where kind = 'SALE'
      and product_id in (select product_id from best)
  ) sales
  group by 1
)
select
  best.product_id,
  products.name,
  best.net,
  best.returns,
  best.units,
  coalesce(counted.orders, 0) as orders,
  best.margin,
  round(best.margin / nullif(best.net_with_cost, 0), 4) as margin_rate,
  best.currency,
  to_char(best.first_at at time zone 'UTC', 'YYYY-MM-DD') as from_day,
  to_char(best.last_at at time zone 'UTC' + interval '1 day', 'YYYY-MM-DD') as to_day
from best
left join counted on counted.product_id = best.product_id
left join warehouse.products on products.product_id = best.product_id
order by best.net desc, best.product_id collate "C"
