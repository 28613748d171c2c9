-- include shared/compared-lines.sql
-- include shared/first-orders.sql
select periods.period_start, count(first_orders.user_id) as new_customers
from periods
left join first_orders
  on first_orders.first_at >= periods.period_start::timestamp at time zone 'UTC'
  and first_orders.first_at < periods.period_end::timestamp at time zone 'UTC'
group by 1
order by 1
