-- include shared/orders.sql
select
  (array['1 Monday', '2 Tuesday', '3 Wednesday', '4 Thursday', '5 Friday', '6 Saturday', '7 Sunday'])
    [extract(isodow from placed_at at time zone 'UTC')::integer] as weekday,
  extract(hour from placed_at at time zone 'UTC')::integer as hour,
  count(*) filter (where kind = 'SALE') as orders
from sold
group by 1, 2
order by 1, 2
