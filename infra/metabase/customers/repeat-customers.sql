-- include shared/compared-orders.sql
, customers as (
  select period_start, user_id, count(*) filter (where kind = 'SALE') as orders
  from sold
  where user_id is not null
  group by 1, 2
)
select periods.period_start, count(customers.user_id) filter (where customers.orders > 1) as repeat_customers
from periods
left join customers on customers.period_start = periods.period_start
group by 1
order by 1
