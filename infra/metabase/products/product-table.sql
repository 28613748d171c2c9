-- include shared/lines.sql
select
  lines.product_id,
  products.name,
  sum(lines.line_total) as net,
  coalesce(sum(lines.line_total) filter (where lines.kind = 'RETURN'), 0) as returns,
  sum(lines.quantity)::bigint as units,
  count(distinct (lines.order_id, lines.category_id)) filter (where lines.kind = 'SALE') as orders,
  sum(lines.line_total - lines.line_cost) as margin,
  round(
    sum(lines.line_total - lines.line_cost)
      / nullif(sum(lines.line_total) filter (where lines.line_cost is not null), 0), 4) as margin_rate,
  lines.currency,
  to_char(min(lines.placed_at at time zone 'UTC'), 'YYYY-MM-DD') as from_day,
  to_char(max(lines.placed_at at time zone 'UTC') + interval '1 day', 'YYYY-MM-DD') as to_day
from lines
left join warehouse.products on products.product_id = lines.product_id
group by 1, 2, lines.currency
order by net desc, lines.product_id collate "C"
limit 100
