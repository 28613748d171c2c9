-- include shared/lines.sql
select
  category,
  sum(line_total) as net,
  coalesce(sum(line_total) filter (where kind = 'RETURN'), 0) as returns,
  count(distinct order_id) filter (where kind = 'SALE') as orders,
  sum(quantity)::bigint as units,
  round(
    sum(line_total) filter (where kind = 'SALE') / nullif(count(distinct order_id) filter (where kind = 'SALE'), 0), 2)
    as average_order_value,
  category_id,
  currency,
  to_char(min(placed_at at time zone 'UTC'), 'YYYY-MM-DD') as from_day,
  to_char(max(placed_at at time zone 'UTC') + interval '1 day', 'YYYY-MM-DD') as to_day,
  to_char(max(placed_at at time zone 'UTC'), 'YYYY-MM-DD') as last_day
from lines
group by 1, category_id, currency
order by net desc, 1
