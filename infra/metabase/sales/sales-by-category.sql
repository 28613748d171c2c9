-- include shared/lines.sql
-- The name of a category is joined to orders, of which there are fewer than lines.
, sold as (
  select
    order_id,
    kind,
    placed_at,
    category_id,
    currency,
    sum(line_total) as net,
    sum(quantity) as units
  from lines
  group by 1, 2, 3, 4, 5
)
select
  coalesce(categories.name, category_id) as category,
  sum(net) as net,
  coalesce(sum(net) filter (where kind = 'RETURN'), 0) as returns,
  count(*) filter (where kind = 'SALE') as orders,
  sum(units)::bigint as units,
  round(
    sum(net) filter (where kind = 'SALE') / nullif(count(*) filter (where kind = 'SALE'), 0), 2)
    as average_order_value,
  category_id,
  currency,
  to_char(min(placed_at at time zone 'UTC'), 'YYYY-MM-DD') as from_day,
  to_char(max(placed_at at time zone 'UTC') + interval '1 day', 'YYYY-MM-DD') as to_day,
  to_char(max(placed_at at time zone 'UTC'), 'YYYY-MM-DD') as last_day
from sold
left join warehouse.categories using (category_id)
group by 1, category_id, currency
order by net desc, 1
